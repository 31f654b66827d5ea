// What fields know.

// How many signs a text has, as a person counts them.
export function signs(text) {
  const trimmed = text.trim();
  return [...(Intl.Segmenter ? new Intl.Segmenter().segment(trimmed) : trimmed)].length;
}

// Sends the form of a photo, and tells what became of it: nothing when it has arrived, else why not. The form keeps what
// was chosen: in bad Wi-Fi it is sent once more.
export async function send(form, lost, told) {
  const button = form.querySelector('button');
  button.disabled = true;
  let why = lost;
  try {
    const headers = { accept: 'application/json' };
    const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), headers });
    why = answer.ok ? '' : (await answer.json()).text ?? lost;
  } catch {
    // No network, or no answer that says more.
  }
  button.disabled = false;
  told(why);
}

// A photo is made as small as it is still read well, before it travels through bad Wi-Fi.
const SIDE = 2400;

export async function shrink(input) {
  const [photo] = input.files;
  const button = input.form.querySelector('button');
  if (!photo) return;
  button.disabled = true;
  try {
    const picture = await createImageBitmap(photo);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = picture.width * scale;
    canvas.height = picture.height * scale;
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    const small = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    if (small && (small.size < photo.size || scale < 1)) {
      const files = new DataTransfer();
      files.items.add(new File([small], 'photo.jpg', { type: 'image/jpeg' }));
      input.files = files.files;
    }
  } catch {
    // What this browser can't read, the server may; or it says why not.
  }
  button.disabled = false;
}
