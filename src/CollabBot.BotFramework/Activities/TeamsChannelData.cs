namespace CollabBot.BotFramework.Activities;

/// <summary>What Teams says about an activity beside the protocol. Every member may be missing.</summary>
public sealed record TeamsChannelData
{
    public static TeamsChannelData None { get; } = new();

    public string? TenantId { get; init; }

    /// <summary>The team's thread id, which is also the id of its General channel.</summary>
    public string? TeamId { get; init; }

    /// <summary>Dependable only when the team was renamed or the app installed.</summary>
    public string? TeamName { get; init; }

    /// <summary>The team's group in Entra.</summary>
    public string? TeamAadGroupId { get; init; }

    public string? TeamsChannelId { get; init; }

    public string? TeamsChannelName { get; init; }

    /// <summary>Such as <c>teamMemberAdded</c>; see <see cref="IsEvent"/>.</summary>
    public string? EventType { get; init; }

    /// <summary>On install into a team: the channel that the installer chose.</summary>
    public string? SelectedChannelId { get; init; }

    /// <summary>Manifest version of the app, when Teams tells it.</summary>
    public string? AppVersion { get; init; }

    /// <summary>Compares ignoring case: Teams itself writes both <c>teamRestored</c> and <c>teamrestored</c>.</summary>
    public bool IsEvent(string eventType) => string.Equals(EventType, eventType, StringComparison.OrdinalIgnoreCase);

    internal static TeamsChannelData Read(TolerantReader data)
    {
        var team = data.Child("team");
        var channel = data.Child("channel");
        return new TeamsChannelData
        {
            TenantId = data.Child("tenant")?.Id("id"),
            TeamId = team?.Id("id") ?? data.Id("teamsTeamId"),
            TeamName = team?.Text("name"),
            TeamAadGroupId = team?.Text("aadGroupId"),
            TeamsChannelId = channel?.Id("id") ?? data.Id("teamsChannelId"),
            TeamsChannelName = channel?.Text("name"),
            EventType = data.Text("eventType"),
            SelectedChannelId = data.Child("settings")?.Child("selectedChannel")?.Id("id"),
            AppVersion = data.Child("app")?.Text("version"),
        };
    }
}
