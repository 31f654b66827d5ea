// The bell: struck by the page itself, without a file. A browser lets a page sound only once somebody has touched it.
let audio;
const wake = () => {
  audio ??= new AudioContext();
  audio.resume();
};
// A finger counts when it is lifted, a mouse when it is pressed.
for (const touch of ['pointerdown', 'pointerup', 'keydown']) addEventListener(touch, wake, { passive: true, capture: true });

// A small bell: partials that die away, the high ones first.
function strike(at) {
  for (const [ratio, loud, lasts] of [[1, 0.4, 2.5], [2.76, 0.2, 1.2], [5.4, 0.1, 0.6]]) {
    const tone = audio.createOscillator();
    const level = audio.createGain();
    tone.frequency.value = 660 * ratio;
    level.gain.setValueAtTime(loud, at);
    level.gain.exponentialRampToValueAtTime(0.001, at + lasts);
    tone.connect(level).connect(audio.destination);
    tone.start(at);
    tone.stop(at + lasts);
  }
}

// Whether the page can't be heard yet; as soon as it can, it is told so.
export function silent(heard) {
  audio ??= new AudioContext();
  audio.addEventListener('statechange', () => audio.state === 'running' && heard());
  return audio.state !== 'running';
}

// Strikes so often, and lets the phone tremble along; muted, it only trembles.
export function ring(strikes, muted) {
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(Array(strikes).fill([300, 300]).flat());
  if (muted || audio?.state !== 'running') return;
  for (let n = 0; n < strikes; n += 1) strike(audio.currentTime + 0.6 * n);
}
