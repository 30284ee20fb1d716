import { getCurrentWindow } from '@tauri-apps/api/window';
import { mount } from 'svelte';
import { textScale } from './shell/text-scale.svelte';
import { language } from './language/language.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/badges.css';

language.follow(document);
textScale.follow(document);
const view =
  getCurrentWindow().label === 'palette'
    ? await import('./palette/Palette.svelte')
    : await import('./App.svelte');
mount(view.default, { target: document.body });
