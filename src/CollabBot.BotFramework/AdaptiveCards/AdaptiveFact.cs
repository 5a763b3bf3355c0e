namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A line of an <see cref="AdaptiveFactSet"/>; the value is markdown.</summary>
public sealed record AdaptiveFact(string Title, string Value);
