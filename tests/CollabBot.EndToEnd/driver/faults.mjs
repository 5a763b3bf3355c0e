/** Faults that the connector will answer with, each a given number of times, oldest first. */
export class FaultPlan {
  #faults = [];

  /**
   * The next `times` matching calls are answered with `status` and not delivered; with `dropAfterSend` they are delivered, and
   * then the connection is cut.
   */
  add({ match = /./, method, status = 429, retryAfterSeconds, times = 1, dropAfterSend = false }) {
    const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
    this.#faults.push({ match, method, status, headers, dropAfterSend, left: times });
  }

  take(method, url) {
    const fault = this.#faults.find((f) => f.left > 0 && (!f.method || f.method === method) && f.match.test(decodeURIComponent(url)));
    if (fault) fault.left -= 1;
    return fault;
  }
}
