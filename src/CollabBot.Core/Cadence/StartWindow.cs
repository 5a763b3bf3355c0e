using System.Globalization;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Cadence;

/// <summary>Over how long the rounds of one tenant that fall on the same instant are spread, so that its people can all be reached at the pace that is allowed.</summary>
/// <param name="Length">Zero for all but large tenants.</param>
public readonly record struct StartWindow(TimeSpan Length)
{
    /// <summary>Messages a second that a tenant takes from one bot (50), less a margin for answers and summaries.</summary>
    private const double PeoplePerSecond = 0.8 * 50;

    /// <summary>Shorter than this, a window would be noticed by nobody.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>However many there are, nobody waits longer than this for the start; what is still too much then waits at the sending end.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    /// <param name="people">About how many are asked at that instant in the whole tenant.</param>
    public static StartWindow For(long people)
    {
        var needed = TimeSpan.FromSeconds(Math.Ceiling(people / PeoplePerSecond));
        return new StartWindow(needed < Shortest ? TimeSpan.Zero : needed > Longest ? Longest : needed);
    }

    /// <summary>How long after the instant a team starts: less than <see cref="Length"/>, in whole seconds, and for one length always the same.</summary>
    public TimeSpan OffsetOf(TeamRef team) => Length == TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Floor(ScheduleIndex.PlaceOf(team) * Length.TotalSeconds));

    /// <summary>Such as <c>at 09:30</c>, or where it matters <c>between 09:30 and 10:12</c>.</summary>
    public string InWords(TimeOnly from) => Length == TimeSpan.Zero ? $"at {Text(from)}" : $"between {Text(from)} and {Text(from.Add(Length))}";

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
