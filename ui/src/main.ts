import { mount } from 'svelte';
import App from './App.svelte';
import { textScale } from './shell/text-scale.svelte';
import { language } from './language/language.svelte';
import './styles/tokens.css';
import './styles/base.css';

language.follow(document);
textScale.follow(document);
mount(App, { target: document.body });
