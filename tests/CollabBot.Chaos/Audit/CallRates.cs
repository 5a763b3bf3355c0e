using CollabBot.Doubles.Teams.Recording;

namespace CollabBot.Chaos.Audit;

/// <summary>How many calls Teams took in each ten seconds, from the first on: whether faults led to a burst of tries.</summary>
/// <param name="Base">A second, in the median ten seconds until nine in ten had been taken: as fast as the replicas go when nothing is left over.</param>
/// <param name="Highest">A second, in the ten seconds with the most.</param>
internal sealed record CallRates(double Base, double Highest)
{
    private const int Seconds = 10;

    /// <param name="accepted">At least one. What Teams refused is not among them; it is a hundredth, and tried again.</param>
    public static CallRates Of(IEnumerable<AcceptedActivity> accepted)
    {
        var calls = accepted.Select(call => call.AcceptedAt).Order().ToList();
        var stretches = calls.CountBy(call => (int)((call - calls[0]).TotalSeconds / Seconds)).ToDictionary();
        var busy = (int)((calls[(int)(0.9 * (calls.Count - 1))] - calls[0]).TotalSeconds / Seconds);
        var whileBusy = Enumerable.Range(0, busy + 1).Select(stretch => stretches.GetValueOrDefault(stretch)).Order().ToList();
        return new CallRates((double)whileBusy[whileBusy.Count / 2] / Seconds, (double)stretches.Values.Max() / Seconds);
    }
}
