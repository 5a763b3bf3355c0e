namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A rule that a card breaks.</summary>
/// <param name="Rule">Stable name of the rule, such as <c>input-label</c>.</param>
/// <param name="Path">Where, such as <c>body[2].items[0]</c>; empty for the card itself.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record AdaptiveCardFinding(string Rule, string Path, string Advice);
