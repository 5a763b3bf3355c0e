namespace CollabBot.Chaos.Audit;

/// <summary>What became of everybody who was to be asked, in counts alone: what the store says, held against what Teams accepted.</summary>
/// <remarks>The question and its reminder are two passes: each may reach somebody once, and a post is told to be one or the other by what it says.</remarks>
internal sealed record Account(FirstPass First, ReminderPass Reminder, Handovers Handovers);
