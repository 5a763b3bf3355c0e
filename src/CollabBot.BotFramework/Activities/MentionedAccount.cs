namespace CollabBot.BotFramework.Activities;

/// <summary>Who is mentioned.</summary>
public sealed record MentionedAccount(string Id, string Name);
