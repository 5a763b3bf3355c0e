using System.Text.Json.Serialization;
using CollabBot.Core.Administration;

namespace CollabBot.Service.Commands;

/// <summary>A line of <c>audit-log export</c>: one decision.</summary>
/// <remarks>
/// <code>{ "number": 3, "at": "2026-11-23T09:00:00+00:00", "what": "threshold", "who": "…", "old": "5", "new": "6", "hash": "…" }</code>
/// <c>who</c> is the object id of a person, null for the program itself and for the operator; <c>old</c> is null when there was nothing before; <c>hash</c> is
/// SHA-256 over this entry and the one before it. Members may be added.
/// </remarks>
internal sealed record DecisionAnswer(int Number, DateTimeOffset At, string What, string? Who, string? Old, string New, string Hash)
{
    public static DecisionAnswer Of(AuditEntry entry) => new(entry.Number, entry.At, entry.Fact.What, entry.Fact.Who?.Value, entry.Fact.Old, entry.Fact.New, entry.Hash);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DecisionAnswer))]
internal sealed partial class DecisionAnswerJson : JsonSerializerContext;
