namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A line of an <see cref="AdaptiveFactSet"/>; both are markdown.</summary>
public sealed record AdaptiveFact(AdaptiveText Title, AdaptiveText Value);
