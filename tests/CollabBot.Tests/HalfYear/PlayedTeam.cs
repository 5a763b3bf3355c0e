using CollabBot.Core.Practice;

namespace CollabBot.Tests.HalfYear;

/// <summary>A made team and how it behaves.</summary>
/// <param name="People">How many are in it; the first of them adds the bot and sets it up, the second leads.</param>
/// <param name="Response">Chance that somebody answers a pulse.</param>
internal sealed record PlayedTeam(string Name, int People, double Response, DayOfWeek Weekday, TimeOnly Time)
{
    /// <summary>The week from which on trust lies <see cref="Fall"/> points lower; null when nothing ever changes.</summary>
    public int? LosesTrustInWeek { get; init; }

    /// <summary>Its leader reads no digest, or says nothing to it; the others say that they have heard, a day later.</summary>
    public bool HasSilentLeader { get; init; }

    /// <summary>A guest is in its channel.</summary>
    public bool HasGuest { get; init; }

    /// <summary>In points, before answers are cut into five.</summary>
    public const double Fall = 30;

    public IEnumerable<string> Members => Enumerable.Range(1, People).Select(number => $"{Name} {number}");

    public string Leader => $"{Name} 2";

    public string Admin => $"{Name} 1";

    public string Guest => $"{Name} guest";

    /// <summary>What moves an area's answers in a week, in points.</summary>
    public double ShiftOf(PracticeArea area, int week) => area == PracticeArea.Trust && week >= LosesTrustInWeek ? -Fall : 0;
}
