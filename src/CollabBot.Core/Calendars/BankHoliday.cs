namespace CollabBot.Core.Calendars;

/// <summary>A day on which a nation's offices are closed by law.</summary>
/// <param name="Name">In English, such as <c>Boxing Day (substitute day)</c>.</param>
/// <param name="IsPublished">The government has listed it; else it follows from the rules that hold today, and a day that is proclaimed later is not among them.</param>
public sealed record BankHoliday(DateOnly Date, string Name, bool IsPublished);
