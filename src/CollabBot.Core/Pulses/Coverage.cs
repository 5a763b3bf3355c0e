using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using MathNet.Numerics.Distributions;

namespace CollabBot.Core.Pulses;

/// <summary>What a team of a size can expect of its rhythm: how often each area is read, and how sure it is that something can be shown. Immutable.</summary>
/// <remarks>
/// People are taken to answer each for themselves and with one chance, round after round; a team in which always the same few answer does better or
/// worse. Counts only, so it can be told before anybody has been asked.
/// </remarks>
/// <param name="Chance">That a round reaches its threshold, 0 to 1.</param>
/// <param name="Areas">Of each area and of the ways of working, in the order of a table.</param>
public sealed record Coverage(CoverageAdvice Advice, double Chance, IReadOnlyList<AreaCoverage> Areas)
{
    /// <summary>An area's readings are promised as often as this share of teams like it would have them.</summary>
    public const double Sureness = 0.95;

    /// <summary>The share that is expected to answer of a team that nobody has asked yet: with less, science.md B3 reckons with none.</summary>
    public const double ExpectedResponse = 0.7;

    /// <summary>Members up to whom a weekly rhythm would withhold too many rounds.</summary>
    public const int SmallTeam = 7;

    private const int DaysPerWeek = 7;

    /// <param name="rhythm">How often the team is asked, and how much.</param>
    /// <param name="threshold">Answers that an area needs.</param>
    /// <param name="people">Members who are asked, 0 or more.</param>
    /// <param name="digestReaders">How many of them receive the digest.</param>
    /// <param name="response">The share of those asked that is expected to answer, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside those.</exception>
    public static Coverage Of(CoverageRhythm rhythm, ReleaseThreshold threshold, int people, int digestReaders, double response)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(digestReaders);
        ArgumentOutOfRangeException.ThrowIfLessThan(people, digestReaders);
        ArgumentOutOfRangeException.ThrowIfNegative(response);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(response, 1);

        var pattern = SweepPattern.For(rhythm.QuestionsPerPulse, people);
        var weeksPerSweep = (double)pattern.PulsesPerSweep * rhythm.DaysBetweenRounds / DaysPerWeek;
        var whole = ChanceOf(threshold, people, digestReaders, response);
        var part = pattern.Forms == 1 ? whole : ChanceOf(threshold, people / pattern.Forms, Math.Min(digestReaders, people / pattern.Forms), response);

        return new Coverage(AdviceFor(rhythm, threshold, people, digestReaders), whole, [.. PracticeArea.Asked.Select(area => AreaCoverage.Of(
            area, threshold.Answers, weeksPerSweep / pattern.AsksInSweep(area), area.IsCore ? whole : part))]);
    }

    /// <summary>Enough answers, and enough of them from people who do not receive the digest.</summary>
    private static double ChanceOf(ReleaseThreshold threshold, int people, int digestReaders, double response) =>
        Enumerable.Range(0, digestReaders + 1).Sum(answering =>
            Binomial.PMF(response, digestReaders, answering) * AtLeast(Math.Max(threshold.FromOthers, threshold.Answers - answering), people - digestReaders, response));

    private static double AtLeast(int answers, int people, double response) =>
        answers > people ? 0 : 1 - Binomial.CDF(response, people, answers - 1);

    private static CoverageAdvice AdviceFor(CoverageRhythm rhythm, ReleaseThreshold threshold, int people, int digestReaders)
    {
        if (!threshold.IsMet(people, people - digestReaders))
        {
            return new CoverageAdvice.NudgesOnly(threshold, people, digestReaders);
        }

        // A raised threshold moves what counts as small along with it.
        return people <= SmallTeam + threshold.Answers - ReleaseThreshold.Floor
            ? rhythm.DaysBetweenRounds < CoverageRhythm.Fortnight ? new CoverageAdvice.AskFortnightly(people) : new CoverageAdvice.SomeRoundsWithheld(people)
            : new CoverageAdvice.LargeEnough();
    }
}

/// <summary>How often a team is asked, and how much.</summary>
/// <param name="QuestionsPerPulse">1 to <see cref="SweepPattern.MaxQuestions"/>.</param>
/// <param name="DaysBetweenRounds">7 or more.</param>
public sealed record CoverageRhythm(int QuestionsPerPulse, int DaysBetweenRounds)
{
    public const int Fortnight = 14;

    /// <summary>What the set-up offers first.</summary>
    public static CoverageRhythm Weekly { get; } = new(3, 7);
}

/// <summary>What can be expected of an area.</summary>
/// <param name="Answers">How many answers a reading needs to be shown.</param>
/// <param name="WeeksBetweenReadings">How often it is asked about, on average.</param>
/// <param name="Weeks">
/// Within so many weeks at least one reading is shown, in 19 of 20 stretches of that length; null when that would take longer than <see cref="LongestWait"/>.
/// </param>
public sealed record AreaCoverage(PracticeArea Area, int Answers, double WeeksBetweenReadings, int? Weeks)
{
    /// <summary>In weeks. What takes longer is no promise.</summary>
    public const int LongestWait = 26;

    private const double WeeksPerYear = 52;

    public double ReadingsPerYear => WeeksPerYear / WeeksBetweenReadings;

    /// <param name="chance">That one reading can be shown.</param>
    internal static AreaCoverage Of(PracticeArea area, int answers, double weeksBetween, double chance)
    {
        var readings = chance >= Coverage.Sureness ? 1 : chance <= 0 ? double.PositiveInfinity : Math.Ceiling(Math.Log(1 - Coverage.Sureness) / Math.Log(1 - chance));
        var weeks = Math.Ceiling(readings * weeksBetween);
        return new AreaCoverage(area, answers, weeksBetween, weeks <= LongestWait ? (int)weeks : null);
    }
}
