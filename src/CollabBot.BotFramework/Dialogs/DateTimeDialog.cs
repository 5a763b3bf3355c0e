using NodaTime;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>Asks for a day and a time in the person's zone; asks for the zone first when their client does not tell it.</summary>
public static class DateTimeDialog
{
    /// <returns>A dialog that takes no values; <see cref="DateTimePrompt.Read"/> reads its result.</returns>
    /// <param name="when">The question for the day and the time.</param>
    /// <param name="whichZone">The question for the zone.</param>
    /// <param name="validator">Of the day and the time; null takes any.</param>
    public static ComponentDialog Create(string id, PromptOptions when, PromptOptions whichZone, PromptValidator<ZonedDateTime>? validator = null) => new(
        id,
        version: 1,
        initialDialogId: "ask",
        new WaterfallDialog(
            "ask",
            version: 1,
            new WaterfallStep("zone", (step, token) => ZonePrompt.Find(step.Activity.TimeZone) is { } zone
                ? step.NextAsync(zone.Id, token)
                : step.PromptAsync(new ZonePrompt(), whichZone, token)),
            new WaterfallStep("when", (step, token) =>
                step.PromptAsync(new DateTimePrompt(DateTimeZoneProviders.Tzdb[step.Result!]) { Validator = validator }, when, token))));
}
