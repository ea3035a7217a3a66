const TONES = [
  { pitch: 659, at: 0 },
  { pitch: 880, at: 0.14 },
];

/** Plays two soft tones, made here: nothing is fetched. Silent where the browser allows no sound before somebody touched the page. */
export function playNewMail(): void {
  if ('userActivation' in navigator && !navigator.userActivation.hasBeenActive) return;
  const audio = new AudioContext();
  for (const { pitch, at } of TONES) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const start = audio.currentTime + at;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.12, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.35);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.4);
    if (at > 0) tone.addEventListener('ended', () => void audio.close());
  }
}
