using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A button. Titles are unique on a card and say what happens.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AdaptiveExecuteAction), "Action.Execute")]
[JsonDerivedType(typeof(AdaptiveSubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(AdaptiveOpenUrlAction), "Action.OpenUrl")]
[JsonDerivedType(typeof(AdaptiveShowCardAction), "Action.ShowCard")]
[JsonDerivedType(typeof(AdaptiveToggleVisibilityAction), "Action.ToggleVisibility")]
[JsonDerivedType(typeof(AdaptiveResetInputsAction), "Action.ResetInputs")]
public abstract record AdaptiveAction
{
    public required string Title { get; init; }

    public string? Id { get; init; }

    public AdaptiveActionStyle? Style { get; init; }

    public AdaptiveActionMode? Mode { get; init; }

    public string? IconUrl { get; init; }

    public string? Tooltip { get; init; }

    public bool? IsEnabled { get; init; }

    /// <summary>What a client offers that does not know this type; works inside an <see cref="AdaptiveActionSet"/> only.</summary>
    public AdaptiveAction? Fallback { get; init; }
}
