namespace CollabBot.BotFramework.Activities;

/// <summary>A person or a bot on a channel.</summary>
/// <param name="Id">Opaque; <c>29:…</c> for a person is specific to this bot, <c>28:…</c> is a bot.</param>
/// <param name="Name">As displayed; often missing.</param>
/// <param name="AadObjectId">The person in Entra; missing for anonymous people and system accounts. With the tenant, the key of a person.</param>
/// <param name="Role">Rarely set by Teams.</param>
public sealed record ChannelAccount(string Id, string? Name = null, string? AadObjectId = null, string? Role = null);
