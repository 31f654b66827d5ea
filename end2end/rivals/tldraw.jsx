// tldraw with the lines of the page.
import 'tldraw/tldraw.css';
import { Tldraw, createShapeId } from 'tldraw';
import * as tldraw from 'tldraw';
import { createRoot } from 'react-dom/client';

const shape = (points, n) => {
  const [x, y] = points[0];
  const own = points.map(([px, py]) => ({ x: (px - x) / 10, y: (py - y) / 10, z: 0.5 }));
  const segments = tldraw.compressLegacySegments
    ? tldraw.compressLegacySegments([{ type: 'free', points: own }])
    : [{ type: 'free', points: own }];
  return {
    id: createShapeId(`line${n}`), type: 'draw', x: x / 10, y: y / 10,
    props: { segments, color: 'black', size: 's', fill: 'none', dash: 'draw', isComplete: true },
  };
};

const ready = (editor) => {
  // More than it allows by itself.
  editor.options.maxShapesPerPage = 10_000;
  editor.createShapes(window.lines.map(shape));
  window.pen = () => {
    editor.setCurrentTool('draw');
    return true;
  };
  window.hand = () => editor.setCurrentTool('hand');
};

createRoot(document.getElementById('root')).render(
  <div style={{ position: 'fixed', inset: 0 }}><Tldraw onMount={ready} options={{ maxShapesPerPage: 10000 }} /></div>,
);
