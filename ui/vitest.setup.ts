/** The tests' person reads English, whatever the one does who runs them. */
Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en-US'] }, configurable: true });
