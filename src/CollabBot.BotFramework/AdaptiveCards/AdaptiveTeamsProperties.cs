namespace CollabBot.BotFramework.AdaptiveCards;

internal sealed record AdaptiveTeamsProperties(string? Width, IReadOnlyList<Activities.MentionEntity>? Entities);
