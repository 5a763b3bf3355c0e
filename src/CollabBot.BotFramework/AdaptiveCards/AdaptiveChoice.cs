namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A choice of an <see cref="AdaptiveChoiceSetInput"/>; the value arrives with the bot.</summary>
public sealed record AdaptiveChoice(string Title, string Value);
