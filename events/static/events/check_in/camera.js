const EVERY = 250; // milliseconds
const LONGEST_SIDE = 640; // pixels; more makes it slow, not better

// A function that reads the code on a canvas: the browser's own where it has one, else the decoder beside.
async function makeReader() {
  const formats = (await globalThis.BarcodeDetector?.getSupportedFormats()) ?? [];
  if (formats.includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async (canvas) => (await detector.detect(canvas))[0]?.rawValue;
  }
  const { default: decodeQR } = await import("./qr/decode.js");
  return async (canvas) =>
    decodeQR(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height));
}

// Looks for codes in what the camera sees and calls `found(text)`.
export class Camera {
  constructor(video, found) {
    Object.assign(this, { video, found, timer: 0, isReading: false });
    this.canvas = document.createElement("canvas");
    this.context = this.canvas.getContext("2d", { willReadFrequently: true });
  }

  get isOn() {
    return Boolean(this.video.srcObject);
  }

  async start() {
    this.read ??= await makeReader();
    this.video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    this.video.hidden = false;
    await this.video.play();
    this.timer = setInterval(() => this.look(), EVERY);
  }

  stop() {
    clearInterval(this.timer);
    for (const track of this.video.srcObject?.getTracks() ?? []) track.stop();
    this.video.srcObject = null;
    this.video.hidden = true;
  }

  async look() {
    const { videoWidth, videoHeight } = this.video;
    if (!videoWidth || this.isReading) return;
    const scale = Math.min(1, LONGEST_SIDE / Math.max(videoWidth, videoHeight));
    this.canvas.width = Math.round(videoWidth * scale);
    this.canvas.height = Math.round(videoHeight * scale);
    this.context.drawImage(this.video, 0, 0, this.canvas.width, this.canvas.height);
    this.isReading = true;
    const text = await this.read(this.canvas).catch(() => ""); // the decoder fails where no code is in sight
    this.isReading = false;
    if (text && this.isOn) this.found(text);
  }
}
