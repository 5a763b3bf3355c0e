namespace CollabBot.Core.Delivery;

/// <summary>Which of a person's messages of this week one is.</summary>
/// <param name="Number">From 1 to <paramref name="Cap"/>.</param>
/// <param name="Kept">How many places of the week are kept for reminders that have not come yet, and may not be sent at all.</param>
/// <param name="PutOff">How many messages were put off in this week and the last.</param>
public sealed record AttentionPlace(int Number, int Cap, int Kept, int PutOff);
