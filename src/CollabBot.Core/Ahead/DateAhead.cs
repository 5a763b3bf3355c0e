using CollabBot.Core.Calendars;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Ahead;

/// <summary>What will come of a date on which a team would be asked.</summary>
/// <param name="Date">The team's local date.</param>
internal abstract record DateAhead(DateOnly Date)
{
    /// <summary>The team is asked.</summary>
    public sealed record Asks(RoundPlan Plan) : DateAhead(Plan.Date);

    /// <summary>Passed over by the team's calendar; the same weekday a week later is tried.</summary>
    public sealed record Off(DateOnly Date, OffReason Why) : DateAhead(Date);

    /// <summary>Nobody is asked, and the team's admins are told why.</summary>
    public sealed record Skipped(DateOnly Date, SkipReason Why) : DateAhead(Date);
}
