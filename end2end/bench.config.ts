// How the measurements of this folder are made: like the stories, but they take the time that they take.
import stories from './playwright.config.js';

export default { ...stories, testMatch: '*.bench.ts', timeout: 1_800_000 };
