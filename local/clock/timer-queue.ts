/** A timer of the local clock: `fire` is called once, when the clock has reached `at`. */
export interface Timer {
  /** Epoch milliseconds. */
  at: number;
  /** Breaks ties: of two timers for one instant, the one that was set first fires first. */
  order: number;
  fire: () => void;
  cancelled: boolean;
}

/** A binary heap of timers, earliest first: 100 000 open executions each hold one. */
export class TimerQueue {
  private readonly heap: Timer[] = [];

  push(timer: Timer): void {
    this.heap.push(timer);
    let child = this.heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.before(child, parent)) return;
      this.swap(child, parent);
      child = parent;
    }
  }

  /** The earliest timer that is not cancelled; cancelled ones on top are dropped. */
  peek(): Timer | undefined {
    while (this.heap[0]?.cancelled) this.pop();
    return this.heap[0];
  }

  pop(): Timer | undefined {
    const top = this.heap[0];
    const last = this.heap.pop();
    if (top === undefined || last === undefined || this.heap.length === 0) return top;
    this.heap[0] = last;
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      let least = parent;
      if (left < this.heap.length && this.before(left, least)) least = left;
      if (left + 1 < this.heap.length && this.before(left + 1, least)) least = left + 1;
      if (least === parent) return top;
      this.swap(parent, least);
      parent = least;
    }
  }

  private before(a: number, b: number): boolean {
    const x = this.heap[a] as Timer;
    const y = this.heap[b] as Timer;
    return x.at < y.at || (x.at === y.at && x.order < y.order);
  }

  private swap(a: number, b: number): void {
    const x = this.heap[a] as Timer;
    this.heap[a] = this.heap[b] as Timer;
    this.heap[b] = x;
  }
}
