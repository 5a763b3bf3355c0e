namespace CollabBot.Doubles.Teams.Tenants;

/// <summary>A channel with a roster of its own.</summary>
/// <param name="Type"><c>private</c> or <c>shared</c>.</param>
/// <param name="Members">Names of people; those of a shared channel need not be in the team.</param>
public sealed record ChannelDescription(string Name, string Type, IReadOnlyList<string> Members);
