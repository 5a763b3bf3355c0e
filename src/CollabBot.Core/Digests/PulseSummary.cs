using System.Text.Json.Serialization;
using CollabBot.Core.Administration;
using CollabBot.Core.Insights;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Loop;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Shifts;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>What a finished round may say, in words and levels: the same for the team and its leaders. Immutable.</summary>
/// <param name="TeamName">Null when the team's name is not known.</param>
/// <param name="Participation">A sentence; null when no area passed.</param>
/// <param name="Next">When the team is asked again; null when no cadence is set.</param>
public sealed record PulseSummary(
    RoundRef Round,
    string? TeamName,
    int Number,
    DateOnly Date,
    string ZoneId,
    IReadOnlyList<AreaLine> Areas,
    string? Participation,
    DateTimeOffset? Next)
{
    /// <summary>The channel has other readers than the team, or may have: each member gets this in their own chat instead.</summary>
    public bool IsInPerson { get; init; }

    /// <summary>What the monthly check came to; null when none was due, or when it had nothing to look at.</summary>
    public ReleaseCheck? Check { get; init; }

    /// <summary>The levels of the last rounds; null while there is nothing to set beside this one.</summary>
    public LevelMap? Map { get; init; }

    /// <summary>Nothing is shown, because the monthly check found that answers could be recovered.</summary>
    [JsonIgnore]
    public bool IsWithheld => Check is { IsClean: false };

    /// <summary>That the answers are to be read with care; null where they need no more than others.</summary>
    public string? Care { get; init; }

    /// <summary>This is the first round since which nothing is compared with those before.</summary>
    public bool StartsAnew { get; init; }

    /// <summary>Why the team is asked less or more often than before, or later; null when nothing changes.</summary>
    public string? Rhythm { get; init; }

    /// <summary>A small step that the team may try; null when there is none this week, or each has one in their own chat.</summary>
    public NudgeOffer? Nudge { get; init; }

    /// <summary>What the leaders replied to the digest before this one, oldest first; empty while they have not, null where an older program did not ask.</summary>
    public IReadOnlyList<LeaderReply>? LeadersSaid { get; init; }

    /// <summary>What the team was told of its ways of working in a quarter; null in most weeks, as one summary in thirteen carries it.</summary>
    public ToldWays? Ways { get; init; }

    /// <summary>False when every area fell short of its threshold.</summary>
    [JsonIgnore]
    public bool ShowsAnything => Areas.Any(area => area.Level is not null);

    /// <param name="history">Of the team, with or without this round.</param>
    /// <param name="evidence">Of what the team was told, this round included.</param>
    /// <param name="next">When the team is asked again; null when no cadence is set.</param>
    /// <param name="unreached">How many could not be reached, as a word; null when that is nobody's to know, or nobody.</param>
    public static PulseSummary Of(
        RoundPlan plan, Release release, Participation? participation, string? teamName, TeamHistory history, TeamEvidence evidence, DateTimeOffset? next, Unreached? unreached = null) => new(
        plan.Ref,
        teamName,
        plan.Number,
        plan.Date,
        plan.ZoneId,
        [.. release.Areas
            .Select(shown => AreaLine.Of(shown, evidence.Of(shown.Area)))
            .OrderBy(line => ChangeWording.Rank(line.Change))],
        participation is { } band ? Wording.Of(band, unreached) : null,
        next)
        {
            Care = participation is { } took ? ChangeWording.CareFor(evidence.FewerThanUsual, took) : null,
            StartsAnew = evidence.StartsAnew,
            Map = LevelMap.Of(history, plan),
        };

    /// <summary>This summary, told as was decided.</summary>
    internal PulseSummary As(Telling telling) => this with
    {
        IsInPerson = !telling.IsForChannel,
        Check = telling.Check is { IsClean: true, Answers: 0 } ? null : telling.Check,
        Participation = telling.IsWithheld ? null : Participation,
        Care = telling.IsWithheld ? null : Care,
        Map = telling.IsWithheld ? null : Map,
    };
}

/// <summary>One area of a summary.</summary>
/// <param name="Shown">The level in words, or that there were not enough answers.</param>
/// <param name="Meaning">What the readings so far allow to be said about its direction; empty when nothing is shown, or nothing can be known.</param>
public sealed record AreaLine(PracticeArea Area, Level? Level, string Shown, string Meaning)
{
    /// <summary>What the meaning rests on; null when nothing is shown.</summary>
    public AreaChange? Change { get; init; }

    internal static AreaLine Of(ReleasedArea area, AreaChange? change) => area.Level is { } level
        ? new AreaLine(area.Area, level, Wording.Of(level), change is null ? "" : ChangeWording.Of(change)) { Change = change }
        : new AreaLine(area.Area, null, Wording.NotEnough, "");
}
