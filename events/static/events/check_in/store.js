// What this device knows: who is expected, and the notes that the server has not got yet.
// It stays in localStorage, which is there without a network and after the browser was closed.

export class Store {
  constructor(event) {
    this.key = `check-in-${event}`;
    this.people = [];
    this.notes = [];
    this.offset = 0; // milliseconds that this device's clock is behind the server's
    const kept = JSON.parse(localStorage.getItem(this.key) ?? "null");
    if (kept && new Date(kept.until) > new Date()) Object.assign(this, kept);
    else localStorage.removeItem(this.key);
  }

  keep() {
    const { people, notes, offset, until } = this;
    localStorage.setItem(this.key, JSON.stringify({ people, notes, offset, until }));
  }

  // What the server answers holds, except for what was noted here since it was asked.
  take({ people, now, until }, sent) {
    this.offset = new Date(now) - Date.now();
    this.notes = this.notes.filter((note) => !sent.includes(note));
    this.people = people;
    this.until = until;
    for (const note of this.notes) this.apply(note);
    this.keep();
  }

  apply({ registration, position, came, at }) {
    const person = this.people.find((one) => one.registration === registration && one.position === position);
    if (person) Object.assign(person, { came, at });
  }

  note(person, came) {
    const at = new Date(Date.now() + this.offset).toISOString();
    const note = { registration: person.registration, position: person.position, came, at };
    this.notes.push(note);
    this.apply(note);
    this.keep();
  }

  // What was noted has no names, and is sent once the device may again.
  forgetPeople() {
    this.people = [];
    this.keep();
  }

  forget() {
    this.people = [];
    this.notes = [];
    localStorage.removeItem(this.key);
  }
}
