import decodeQR from "./qr/decode.js";

const EVERY = 250; // milliseconds
const LONGEST_SIDE = 640; // pixels; more makes it slow, not better

// Looks for codes in what the camera sees and calls `found(text)`.
export class Camera {
  constructor(video, found) {
    Object.assign(this, { video, found, timer: 0 });
    this.canvas = document.createElement("canvas");
  }

  get isOn() {
    return Boolean(this.video.srcObject);
  }

  async start() {
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

  look() {
    const { videoWidth, videoHeight } = this.video;
    if (!videoWidth) return;
    const scale = Math.min(1, LONGEST_SIDE / Math.max(videoWidth, videoHeight));
    const width = (this.canvas.width = Math.round(videoWidth * scale));
    const height = (this.canvas.height = Math.round(videoHeight * scale));
    const context = this.canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(this.video, 0, 0, width, height);
    try {
      this.found(decodeQR({ width, height, data: context.getImageData(0, 0, width, height).data }));
    } catch {
      // No code in sight.
    }
  }
}
