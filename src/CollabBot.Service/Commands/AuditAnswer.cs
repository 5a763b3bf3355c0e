using System.Globalization;
using System.Text.Json.Serialization;
using CollabBot.Core.Administration;
using CollabBot.Core.Privacy.Adversary;

namespace CollabBot.Service.Commands;

/// <summary>The machine form of <c>audit --json</c>: one object, in this schema.</summary>
/// <remarks>
/// <code>
/// { "clean": true, "answers": 214, "recovered": 0, "unreadable": 0, "brokenLogs": 0,
///   "teams": [ { "tenant": "…", "team": "…", "rounds": 12, "unreadable": 0, "answers": 214, "recovered": 0, "praise": 0,
///                "log": { "whole": true, "entries": 7, "brokenAt": null, "forgotten": 0, "lowered": 0, "undecided": [] },
///                "findings": [ { "method": "counting", "audience": "channel", "disclosure": "fewUnfavourable", "answers": 1 } ],
///                "breaches": [ { "rule": "belowThreshold", "times": 1 } ] } ] }
/// </code>
/// Counts, codes and ids of teams only. Words are the members of <see cref="Method"/>, <see cref="Audience"/>, <see cref="Disclosure"/> and
/// <see cref="BrokenRule"/>, with a small first letter. Members may be added.
/// </remarks>
/// <param name="Clean">Nothing was recovered, no rule was seen broken, and every log of decisions stands as it was written.</param>
/// <param name="Answers">How many answers stand behind everything that was told.</param>
/// <param name="Unreadable">Records that could not be read: of what they told nothing is known.</param>
/// <param name="BrokenLogs">Of how many teams the log of decisions was changed.</param>
internal sealed record AuditAnswer(bool Clean, int Answers, int Recovered, int Unreadable, int BrokenLogs, IReadOnlyList<TeamAuditAnswer> Teams)
{
    public static AuditAnswer Of(IReadOnlyList<(TeamAudit Releases, DecisionAudit Decisions)> audits) => new(
        audits.All(audit => audit.Releases.Report.IsClean && audit.Decisions.IsWhole),
        audits.Sum(audit => audit.Releases.Report.Answers),
        audits.Sum(audit => audit.Releases.Report.Recovered),
        audits.Sum(audit => audit.Releases.Unreadable),
        audits.Count(audit => !audit.Decisions.IsWhole),
        [.. audits.Select(audit => TeamAuditAnswer.Of(audit.Releases, audit.Decisions))]);
}

/// <summary>One team of an <see cref="AuditAnswer"/>.</summary>
/// <param name="Rounds">How many told rounds were attacked.</param>
/// <param name="Praise">Answers known to be the same favourable one as all others'; not recovered.</param>
internal sealed record TeamAuditAnswer(
    string Tenant, string Team, int Rounds, int Unreadable, int Answers, int Recovered, int Praise, IReadOnlyList<FindingAnswer> Findings, IReadOnlyList<Breach> Breaches, LogAnswer Log)
{
    public static TeamAuditAnswer Of(TeamAudit audit, DecisionAudit decisions) => new(
        audit.Team.Tenant.Value,
        audit.Team.Team.Value,
        audit.Rounds,
        audit.Unreadable,
        audit.Report.Answers,
        audit.Report.Recovered,
        audit.Report.Praise,
        [.. audit.Report.Findings.Select(finding => new FindingAnswer(finding.Method, finding.Audience, finding.Disclosure, finding.Answers))],
        audit.Report.Breaches,
        LogAnswer.Of(decisions));
}

/// <summary>The log of what was decided about a team.</summary>
/// <param name="BrokenAt">The first line, from 1, that is not as it was written; null when all are.</param>
/// <param name="Forgotten">Rounds that were promised with an entry that is not there any more.</param>
/// <param name="Lowered">Rounds that stand with a smaller threshold than was decided.</param>
/// <param name="Undecided">Settings that are not what was decided last.</param>
internal sealed record LogAnswer(bool Whole, int Entries, int? BrokenAt, int Forgotten, int Lowered, IReadOnlyList<string> Undecided)
{
    /// <summary>What is wrong; empty when nothing is.</summary>
    [JsonIgnore]
    public string InWords => string.Join("; ", new[]
    {
        BrokenAt is { } line ? BrokenAtLine(line) : null,
        Forgotten > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Forgotten} rounds were promised with an entry that is not there any more") : null,
        Lowered > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Lowered} rounds stand with a smaller threshold than was decided") : null,
        Undecided is [] ? null : $"not what was decided last: {string.Join(", ", Undecided)}",
    }.OfType<string>());

    public static LogAnswer Of(DecisionAudit decisions) =>
        new(decisions.IsWhole, decisions.Entries, decisions.BrokenAt, decisions.Forgotten, decisions.Lowered, decisions.Undecided);

    public static string BrokenAtLine(int line) => string.Create(CultureInfo.InvariantCulture, $"line {line} was changed, or does not follow the one before it");
}

/// <summary>Answers that became certain, and how.</summary>
internal sealed record FindingAnswer(Method Method, Audience Audience, Disclosure Disclosure, int Answers);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, Converters =
[
    typeof(CamelCaseConverter<Method>), typeof(CamelCaseConverter<Audience>), typeof(CamelCaseConverter<Disclosure>), typeof(CamelCaseConverter<BrokenRule>),
])]
[JsonSerializable(typeof(AuditAnswer))]
internal sealed partial class AuditAnswerJson : JsonSerializerContext;

/// <summary>An enumeration as its member's name, with a small first letter.</summary>
internal sealed class CamelCaseConverter<T>() : JsonStringEnumConverter<T>(System.Text.Json.JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
