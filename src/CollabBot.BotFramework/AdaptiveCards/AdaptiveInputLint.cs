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
        if (input is AdaptiveChoiceSetInput choices)
        {
            CheckChoices(walk, choices, path);
        }
    }

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
    }
}
