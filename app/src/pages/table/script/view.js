// How near the sheet is: fingers, wheel, keys and buttons. The paper scrolls by itself; how near it is, is how wide the
// cloth on it is. While fingers move, its picture is only stretched, which costs nothing; when they rest, it is drawn anew.

const FARTHEST = 0.05;
const NEAREST = 8;
const REST = 300;

const paperOf = (main) => main.querySelector('.paper-scroll');
const zoomOf = (cloth) => Number(cloth.style.getPropertyValue('--zoom')) || 1;
const within = (zoom) => Math.min(NEAREST, Math.max(FARTHEST, zoom));

// So near; what is at `from` on the screen comes to `to`.
function settle(paper, zoom, from, to) {
  const cloth = paper.firstElementChild;
  const before = cloth.getBoundingClientRect();
  cloth.style.setProperty('--zoom', within(zoom));
  // A sheet that is not a column wide does not snap to columns.
  paper.style.scrollSnapType = zoom === 1 ? '' : 'none';
  const after = cloth.getBoundingClientRect();
  const move = (side, size, at) =>
    after[side] + ((from[at] - before[side]) / before[size]) * after[size] - to[at];
  paper.scrollBy({ left: move('left', 'width', 0), top: move('top', 'height', 1), behavior: 'instant' });
}

// The gesture that goes on: where it began and where it is now, and how far it stretches.
let held;

function hold(paper, at) {
  const cloth = paper.firstElementChild;
  const box = cloth.getBoundingClientRect();
  held = { paper, picture: cloth.firstElementChild, zoom: zoomOf(cloth), times: 1, from: at, to: at };
  held.picture.style.transformOrigin = `${at[0] - box.left}px ${at[1] - box.top}px`;
}

function stretch(times, to) {
  held.times = within(held.zoom * times) / held.zoom;
  held.to = to;
  const { from, picture } = held;
  picture.style.transform = `translate(${to[0] - from[0]}px, ${to[1] - from[1]}px) scale(${held.times})`;
}

function letGo() {
  if (!held) return;
  const { paper, picture, zoom, times, from, to } = held;
  held = undefined;
  picture.style.transform = picture.style.transformOrigin = '';
  settle(paper, zoom * times, from, to);
}

const middle = ([a, b]) => [(a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2];
const apart = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);

// Watches fingers, wheel and keys on the paper.
export function watch(main) {
  let began = 1;
  let rest;
  const on = (kind, work) =>
    main.addEventListener(
      kind,
      (event) => {
        const paper = event.target.closest('.paper-scroll');
        if (paper) work(event, paper);
      },
      { passive: false },
    );
  on('touchstart', (event, paper) => {
    if (event.touches.length !== 2) return letGo();
    event.preventDefault();
    began = apart(event.touches);
    hold(paper, middle(event.touches));
  });
  on('touchmove', (event) => {
    if (!held || event.touches.length !== 2) return;
    event.preventDefault();
    stretch(apart(event.touches) / began, middle(event.touches));
  });
  for (const kind of ['touchend', 'touchcancel']) on(kind, letGo);
  // A pinch on a touchpad is a wheel with this key.
  on('wheel', (event, paper) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const at = [event.clientX, event.clientY];
    if (!held) hold(paper, at);
    stretch(held.times * Math.exp(-event.deltaY / 300), held.to);
    clearTimeout(rest);
    rest = setTimeout(letGo, REST);
  });
  on('keydown', (event, paper) => {
    if (event.target !== paper || event.ctrlKey || event.metaKey || event.altKey) return;
    const times = { '+': 1.25, '=': 1.25, '-': 0.8 }[event.key];
    if (times) zoom(main, times);
    else if (event.key === '0') frame(main, 0, 0, 1, 1);
    else if (event.key === '1') near(main);
    else return;
    event.preventDefault();
  });
}

// The middle of what is seen of the paper.
function centre(paper) {
  const box = paper.getBoundingClientRect();
  return [box.left + paper.clientWidth / 2, box.top + paper.clientHeight / 2];
}

// So near, around the middle of what is seen.
function come(main, zoom) {
  letGo();
  const paper = paperOf(main);
  settle(paper, zoom(zoomOf(paper.firstElementChild)), centre(paper), centre(paper));
}

// So many times nearer.
export function zoom(main, times) {
  come(main, (zoom) => zoom * times);
}

// As near as it is read well.
export function near(main) {
  come(main, () => 1);
}

// So near and there, that a part of the sheet is seen; in parts of its width and height.
export function frame(main, x, y, w, h) {
  letGo();
  const paper = paperOf(main);
  const cloth = paper.firstElementChild;
  const cloths = cloth.getBoundingClientRect();
  const times = Math.min(paper.clientWidth / (w * cloths.width), paper.clientHeight / (h * cloths.height));
  const from = [cloths.left + (x + w / 2) * cloths.width, cloths.top + (y + h / 2) * cloths.height];
  settle(paper, zoomOf(cloth) * times, from, centre(paper));
}

// Shows a part of the picture so far from its place, in cloth units.
export function shift(part, right, down) {
  part.style.translate = `${right}px ${down}px`;
}

// Scrolls to a place; those who ask for less motion are there at once.
export function scroll(paper, left, top, glide) {
  const still = !glide || matchMedia('(prefers-reduced-motion: reduce)').matches;
  paper.scrollTo({ left, top, behavior: still ? 'instant' : 'smooth' });
}
