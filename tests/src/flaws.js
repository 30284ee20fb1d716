// What somebody would complain about in the view that is in front: text that is cut off without a sign, text that lies on
// other text, things beyond the edge of the window. Returns a sentence for each.

const front = [...document.querySelectorAll('[role=dialog]')].filter((dialog) => !dialog.closest('[inert]')).at(-1);
const view = front ?? document.body;
const EASE = 2;
const flaws = [];

const clips = (value) => value === 'hidden' || value === 'clip';
const scrolls = (value) => value === 'auto' || value === 'scroll';
const named = (text) => `"${text.textContent.trim().slice(0, 60)}"`;

function isShown(element) {
  if (element.closest('[inert], [aria-hidden=true], .visually-hidden, option')) return false;
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

// Where it can be seen of a rectangle, going outwards; notes what is cut off for good.
function seen(rect, from, name) {
  let { left, right, top, bottom } = rect;
  let [sideways, upright] = [true, true];
  for (let element = from; element && element !== document.documentElement; element = element.parentElement) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (sideways && clips(style.overflowX) && style.textOverflow !== 'ellipsis') {
      if (left < box.left - EASE || right > box.right + EASE) flaws.push(`${name} is cut off at its side`);
    }
    if (upright && clips(style.overflowY) && (top < box.top - 0.4 * (bottom - top) || bottom > box.bottom + 0.4 * (bottom - top)))
      flaws.push(`${name} is cut off above or below`);
    if (style.overflowX !== 'visible') [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
    if (style.overflowY !== 'visible') [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    sideways &&= !scrolls(style.overflowX) && style.textOverflow !== 'ellipsis';
    upright &&= !scrolls(style.overflowY);
    if (style.position === 'fixed') break;
  }
  if (sideways && (left < -EASE || right > innerWidth + EASE)) flaws.push(`${name} is beyond the window's side`);
  if (upright && (top < -EASE || bottom > innerHeight + EASE)) flaws.push(`${name} is beyond the window's edge`);
  return { left, right, top, bottom };
}

const written = [];
const texts = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const text = texts.currentNode;
  if (text.textContent.trim() === '' || !isShown(text.parentElement)) continue;
  const range = document.createRange();
  range.selectNodeContents(text);
  for (const rect of range.getClientRects()) {
    if (rect.width < 1) continue;
    const part = seen(rect, text.parentElement, named(text));
    if (part.right - part.left > 1 && part.bottom - part.top > 1) written.push({ text, part });
  }
}

for (const [at, { text, part }] of written.entries()) {
  for (const other of written.slice(at + 1)) {
    const wide = Math.min(part.right, other.part.right) - Math.max(part.left, other.part.left);
    const high = Math.min(part.bottom, other.part.bottom) - Math.max(part.top, other.part.top);
    const line = Math.min(part.bottom - part.top, other.part.bottom - other.part.top);
    if (text !== other.text && wide > EASE && high > 0.4 * line) flaws.push(`${named(text)} lies on ${named(other.text)}`);
  }
}

const controls = [];
for (const control of view.querySelectorAll('button, input:not([type=radio], [type=checkbox]), select')) {
  if (!isShown(control)) continue;
  const name = `the control "${control.ariaLabel ?? control.textContent.trim()}"`;
  controls.push({ name, part: seen(control.getBoundingClientRect(), control.parentElement, name) });
}

for (const [at, { name, part }] of controls.entries()) {
  for (const other of controls.slice(at + 1)) {
    const wide = Math.min(part.right, other.part.right) - Math.max(part.left, other.part.left);
    const high = Math.min(part.bottom, other.part.bottom) - Math.max(part.top, other.part.top);
    if (wide > EASE && high > EASE) flaws.push(`${name} and ${other.name} share a place`);
  }
}

if (document.documentElement.scrollWidth > innerWidth) flaws.push('the page is wider than the window');
return [...new Set(flaws)];
