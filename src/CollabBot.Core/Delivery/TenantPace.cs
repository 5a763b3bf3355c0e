namespace CollabBot.Core.Delivery;

/// <summary>How fast calls may go out in one tenant: a rate that is halved when the other side asks to go slower, and recovers step by step.</summary>
/// <remarks>Instants are spans since a common beginning. Callers take turns.</remarks>
internal sealed class TenantPace
{
    private const double Floor = 2;
    private const double RecoveryShare = 0.05;
    private static readonly TimeSpan CleanSpell = TimeSpan.FromSeconds(10);

    private readonly double _ceiling;
    private double _rate;
    private TimeSpan _next;
    private TimeSpan _changedAt;

    /// <param name="ceiling">Calls in a second; may be infinite.</param>
    public TenantPace(double ceiling) => _rate = _ceiling = ceiling;

    /// <summary>How many batches are being sent there.</summary>
    public int Batches { get; set; }

    /// <summary>Nothing goes out before; in the past when nobody asked to wait.</summary>
    public TimeSpan PausedUntil { get; private set; }

    /// <returns>When calls may go out; <see cref="Take"/> makes it so.</returns>
    public TimeSpan Earliest(TimeSpan now) => Max(now, Max(PausedUntil, _next));

    /// <param name="replicas">Among how many processes the rate is shared.</param>
    public void Take(int calls, int replicas, TimeSpan now)
    {
        Recover(now);
        _next = Earliest(now) + TimeSpan.FromSeconds(calls * replicas / _rate);
    }

    /// <summary>
    /// The other side asks to go slower. Calls that were under way together, from this process or from others, are answered alike: they halve the rate once.
    /// </summary>
    /// <param name="asked">When it asked; before <paramref name="now"/> when it asked another process.</param>
    public void Throttle(TimeSpan asked, TimeSpan until, TimeSpan now)
    {
        if (asked >= PausedUntil)
        {
            Recover(now);
            _rate = Math.Max(Math.Min(Floor, _ceiling), double.IsFinite(_rate) ? _rate / 2 : _rate);
            _changedAt = until;
        }

        PausedUntil = Max(PausedUntil, until);
    }

    private void Recover(TimeSpan now)
    {
        while (_rate < _ceiling && now - _changedAt >= CleanSpell)
        {
            _rate = Math.Min(_ceiling, _rate + (RecoveryShare * _ceiling));
            _changedAt += CleanSpell;
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
