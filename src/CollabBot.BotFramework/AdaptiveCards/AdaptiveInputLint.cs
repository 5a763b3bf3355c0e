namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>The rules for inputs, as part of <see cref="AdaptiveCardWalk"/>.</summary>
internal static class AdaptiveInputLint
{
    public static void Check(AdaptiveCardWalk walk, AdaptiveInput input, string path)
    {
        walk.Require(!string.IsNullOrWhiteSpace(input.Id), "input-id", path, "Give the input an id: its value arrives under it.");
        walk.Require(!string.IsNullOrWhiteSpace(input.Label), "input-label", path, "Give the input a label; a placeholder is no substitute.");
        walk.Require(
            input.IsRequired is not true || !string.IsNullOrWhiteSpace(input.ErrorMessage),
            "input-error",
            path,
            "Say in the error message how to fix a missing or wrong value.");
        walk.Require(
            input.IsRequired is not true || input.IsVisible is not false,
            "hidden-required",
            path,
            "Don't require a hidden input: it blocks the form without a visible error.");
        walk.RequireHarmless(input.Label, path);
        walk.RequireHarmless(input.ErrorMessage, path);
        walk.RequireHarmless(Placeholder(input), path);
        switch (input)
        {
            case AdaptiveChoiceSetInput choices:
                CheckChoices(walk, choices, path);
                break;
            case AdaptiveToggleInput toggle:
                walk.RequireHarmless(toggle.Title, path);
                break;
            case AdaptiveRatingInput rating:
                walk.Require(
                    rating.Fallback.Element is AdaptiveInput other && other.Id == rating.Id,
                    "rating-fallback",
                    path,
                    "Let the fallback be an input of the same id: else people on older clients can't answer.");
                break;
        }
    }

    private static string? Placeholder(AdaptiveInput input) => input switch
    {
        AdaptiveTextInput text => text.Placeholder,
        AdaptiveNumberInput number => number.Placeholder,
        AdaptiveChoiceSetInput choices => choices.Placeholder,
        _ => null,
    };

    private static void CheckChoices(AdaptiveCardWalk walk, AdaptiveChoiceSetInput input, string path)
    {
        walk.Require(input.Choices.Count > 0, "choices", path, "Offer at least one choice.");
        walk.Require(
            input.Choices.All(choice => !choice.Value.Contains(',', StringComparison.Ordinal)),
            "choice-comma",
            path,
            "Keep commas out of the values: several choices arrive joined by them.");
        walk.Require(
            input.Choices.Select(choice => choice.Value).Distinct(StringComparer.Ordinal).Count() == input.Choices.Count,
            "choice-unique",
            path,
            "Give each choice a value of its own.");
        foreach (var choice in input.Choices)
        {
            walk.RequireHarmless(choice.Title, path);
        }
    }
}
