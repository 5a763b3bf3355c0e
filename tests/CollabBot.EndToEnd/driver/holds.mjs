/** Calls that are delivered while their answer is withheld: what the other side sees of a caller that dies in between. */
export class HoldPlan {
  #holds = [];

  /** Holds the next matching call. Gives `{ reached, hasReached, release }`. */
  add({ match, method }) {
    const hold = { match, method, isTaken: false };
    const reached = new Promise((resolve) => { hold.reach = resolve; });
    hold.released = new Promise((resolve) => { hold.release = resolve; });
    this.#holds.push(hold);
    return { reached, hasReached: () => hold.isTaken, release: hold.release };
  }

  /** To be called when a call was delivered; resolves when its answer may go back. */
  async afterDelivery(method, url) {
    const hold = this.#holds.find((it) => !it.isTaken && (!it.method || it.method === method) && it.match.test(decodeURIComponent(url)));
    if (!hold) return;
    hold.isTaken = true;
    hold.reach();
    await hold.released;
  }
}
