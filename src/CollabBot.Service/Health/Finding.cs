using System.Text.Json.Serialization;
using CollabBot.Core.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollabBot.Service.Health;

/// <summary>What one check found, in words for an operator. Holds no secret and no id of a person, team or tenant.</summary>
/// <param name="Name">Of what was looked at; stable, scripts may rely on it.</param>
/// <param name="Say">What is so, and if it is not well, what to do.</param>
internal sealed record Finding(string Name, FindingStatus Status, string Say)
{
    /// <summary>What a check threw is not told: it may say more than an operator's probe should carry.</summary>
    public static Finding Of(string name, HealthReportEntry entry) => new(
        name,
        entry.Status is HealthStatus.Healthy ? FindingStatus.Ok : FindingStatus.Wrong,
        entry switch
        {
            { Exception: null, Description: { } say } => say,
            { Exception: StoreUnavailableException or DocumentUnreadableException } => "This could not be looked at, because the store could not be read.",
            _ => "This could not be looked at; the log says why.",
        });
}

/// <summary>Whether somebody has to act.</summary>
internal enum FindingStatus
{
    [JsonStringEnumMemberName("ok")]
    Ok,

    [JsonStringEnumMemberName("wrong")]
    Wrong,

    /// <summary>There was nothing to look at.</summary>
    [JsonStringEnumMemberName("none")]
    None,
}

/// <summary>All findings, and whether they are all well.</summary>
internal sealed record HealthAnswer(FindingStatus Status, IReadOnlyList<Finding> Checks)
{
    public static HealthAnswer Of(IReadOnlyList<Finding> findings) =>
        new(findings.Any(finding => finding.Status is FindingStatus.Wrong) ? FindingStatus.Wrong : FindingStatus.Ok, findings);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class HealthJson : JsonSerializerContext;
