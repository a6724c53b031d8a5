// What a package set and the academy does not have yet: on this device until it has, also when the tab or the power is
// gone. A queue per window in which an item was opened; every set has a number, so sending twice is sending once.
const START = "package:";

export function open(enrolment, block, item, run, address, package_) {
  return new Queue(`${START}${enrolment}:${block}:${run}`, { enrolment, item, run, address, package: package_, seconds: 0, sets: [] });
}

// Of what is tried out nothing is left on the device.
export function passing(item, run, address) {
  return new Queue("", { enrolment: 0, item, run, address, seconds: 0, sets: [] });
}

// What other windows left here for this package, oldest first.
export function leftovers(enrolment, block, but) {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${START}${enrolment}:${block}:`));
  const queues = keys.map((key) => new Queue(key, JSON.parse(localStorage.getItem(key))));
  return queues.filter((queue) => queue.kept.run !== but && queue.waits).sort((a, b) => a.kept.at - b.kept.at);
}

class Queue {
  full = false;

  constructor(key, kept) {
    Object.assign(this, { key, kept });
  }

  get waits() {
    return this.kept.sets.length > 0;
  }

  // A later value takes the place of an earlier one; nothing else is dropped.
  add(number, values, seconds) {
    for (const set of this.kept.sets) for (const name of Object.keys(values)) delete set.v[name];
    this.kept.sets = this.kept.sets.filter((set) => Object.keys(set.v).length);
    this.kept.sets.push({ n: number, v: values });
    this.kept.seconds = seconds;
    this.kept.at = Date.now();
    this.#write();
  }

  // What is to be sent now. The numbers say what of it arrived.
  body() {
    const { enrolment, item, run, seconds, sets } = this.kept;
    return { what: "keep", enrolment, item, run, package: this.kept.package, seconds, sets };
  }

  arrived(number) {
    this.kept.sets = this.kept.sets.filter((set) => set.n > number);
    this.#write();
  }

  #write() {
    if (!this.key) return;
    try {
      if (this.waits) localStorage.setItem(this.key, JSON.stringify(this.kept));
      else localStorage.removeItem(this.key);
      this.full = false;
    } catch {
      this.full = true; // still here in this window
    }
  }
}
