// Excalidraw with the lines of the page.
import '@excalidraw/excalidraw/index.css';
import { Excalidraw } from '@excalidraw/excalidraw';
import { createRoot } from 'react-dom/client';

const element = (points, n) => {
  const [x, y] = points[0];
  const own = points.map(([px, py]) => [(px - x) / 10, (py - y) / 10]);
  const [xs, ys] = [own.map(([px]) => px), own.map(([, py]) => py)];
  return {
    type: 'freedraw', id: `line${n}`, x: x / 10, y: y / 10, points: own, pressures: [], simulatePressure: true,
    width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys), angle: 0,
    strokeColor: '#1e1e1e', backgroundColor: 'transparent', fillStyle: 'solid', strokeWidth: 1, strokeStyle: 'solid',
    roughness: 1, opacity: 100, groupIds: [], frameId: null, roundness: null, seed: n, version: 1, versionNonce: n,
    isDeleted: false, boundElements: null, updated: 1, link: null, locked: false, index: null, lastCommittedPoint: null,
  };
};

const ready = (api) => {
  window.pen = () => {
    if (!api.getSceneElements().length) return false;
    api.setActiveTool({ type: 'freedraw' });
    return true;
  };
  window.hand = () => api.setActiveTool({ type: 'hand' });
};

createRoot(document.getElementById('root')).render(
  <Excalidraw excalidrawAPI={ready} initialData={{ elements: window.lines.map(element), scrollToContent: false }} />,
);
