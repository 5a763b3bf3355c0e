using System.Text.Json.Serialization;
using CollabBot.Core.Administration;
using CollabBot.Core.Privacy.Adversary;

namespace CollabBot.Service.Commands;

/// <summary>The machine form of <c>audit --json</c>: one object, in this schema.</summary>
/// <remarks>
/// <code>
/// { "clean": true, "answers": 214, "recovered": 0, "unreadable": 0,
///   "teams": [ { "tenant": "…", "team": "…", "rounds": 12, "unreadable": 0, "answers": 214, "recovered": 0, "praise": 0,
///                "findings": [ { "method": "counting", "audience": "channel", "disclosure": "fewUnfavourable", "answers": 1 } ],
///                "breaches": [ { "rule": "belowThreshold", "times": 1 } ] } ] }
/// </code>
/// Counts, codes and ids of teams only. Words are the members of <see cref="Method"/>, <see cref="Audience"/>, <see cref="Disclosure"/> and
/// <see cref="BrokenRule"/>, with a small first letter. Members may be added.
/// </remarks>
/// <param name="Clean">Nothing was recovered, and no rule was seen broken.</param>
/// <param name="Answers">How many answers stand behind everything that was told.</param>
/// <param name="Unreadable">Records that could not be read: of what they told nothing is known.</param>
internal sealed record AuditAnswer(bool Clean, int Answers, int Recovered, int Unreadable, IReadOnlyList<TeamAuditAnswer> Teams)
{
    public static AuditAnswer Of(IReadOnlyList<TeamAudit> audits) => new(
        audits.All(audit => audit.Report.IsClean),
        audits.Sum(audit => audit.Report.Answers),
        audits.Sum(audit => audit.Report.Recovered),
        audits.Sum(audit => audit.Unreadable),
        [.. audits.Select(TeamAuditAnswer.Of)]);
}

/// <summary>One team of an <see cref="AuditAnswer"/>.</summary>
/// <param name="Rounds">How many told rounds were attacked.</param>
/// <param name="Praise">Answers known to be the same favourable one as all others'; not recovered.</param>
internal sealed record TeamAuditAnswer(
    string Tenant, string Team, int Rounds, int Unreadable, int Answers, int Recovered, int Praise, IReadOnlyList<FindingAnswer> Findings, IReadOnlyList<Breach> Breaches)
{
    public static TeamAuditAnswer Of(TeamAudit audit) => new(
        audit.Team.Tenant.Value,
        audit.Team.Team.Value,
        audit.Rounds,
        audit.Unreadable,
        audit.Report.Answers,
        audit.Report.Recovered,
        audit.Report.Praise,
        [.. audit.Report.Findings.Select(finding => new FindingAnswer(finding.Method, finding.Audience, finding.Disclosure, finding.Answers))],
        audit.Report.Breaches);
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
