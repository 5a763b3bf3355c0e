using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>One pass over a card by <see cref="AdaptiveCardLint"/>, gathering what breaks a rule.</summary>
/// <param name="mentions">People whom texts may mention.</param>
internal sealed class AdaptiveCardWalk(IReadOnlyList<MentionEntity> mentions)
{
    private readonly List<AdaptiveCardFinding> _findings = [];
    private readonly List<AdaptiveTextBlock> _texts = [];
    private readonly List<(string Id, string Path)> _ids = [];
    private readonly List<(string Id, string Path)> _targets = [];
    private readonly List<(string Title, string Path)> _titles = [];
    private bool _inFallback;

    public IReadOnlyList<AdaptiveCardFinding> Findings => _findings;

    /// <summary>All text blocks outside fallbacks, in reading order.</summary>
    public IReadOnlyList<AdaptiveTextBlock> Texts => _texts;

    public bool HasChart { get; private set; }

    public void Require(bool holds, string rule, string path, string advice)
    {
        if (!holds)
        {
            _findings.Add(new AdaptiveCardFinding(rule, path, advice));
        }
    }

    public void RequireHarmless(AdaptiveText text, string path) =>
        RequireHarmless(mentions.Aggregate(text.Markdown, (rest, mention) => rest.Replace(mention.Text, "", StringComparison.Ordinal)), path);

    public void RequireHarmless(string? text, string path) => Require(
        text is null || PersonsText.IsHarmless(text),
        "unsafe-text",
        path,
        "Pass a person's text through AdaptiveText: this one hides something, turns direction, or makes a link or a mention.");

    /// <summary>A fallback may have the id of what it stands in for.</summary>
    public void NoteId(string? id, string path)
    {
        if (id is not null && !_inFallback)
        {
            _ids.Add((id, path));
        }
    }

    public void RequireReferences()
    {
        foreach (var (_, path) in Repeated(_ids))
        {
            Require(false, "unique-ids", path, "Give each element an id of its own, ShowCards included.");
        }

        foreach (var (_, path) in Repeated(_titles))
        {
            Require(false, "unique-titles", path, "Give each action a title of its own that says what happens.");
        }

        foreach (var (_, path) in _targets.ExceptBy(_ids.Select(entry => entry.Id), target => target.Id))
        {
            Require(false, "target", path, "Name an element of this card: the button does nothing.");
        }
    }

    public void Visit(IReadOnlyList<AdaptiveElement> elements, string path)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            Visit(elements[i], $"{path}[{i}]");
        }
    }

    /// <param name="selectable">True for a single action that stands for its container rather than on a row of buttons.</param>
    public void Visit(IReadOnlyList<AdaptiveAction>? actions, string path, bool selectable)
    {
        if (actions is null)
        {
            return;
        }

        Require(
            selectable || actions.Count(action => action.Mode is not AdaptiveActionMode.Secondary) <= AdaptiveCardLint.MaxPrimaryActions,
            "primary-actions",
            path,
            $"Keep to {AdaptiveCardLint.MaxPrimaryActions} primary actions; make the others secondary.");
        for (var i = 0; i < actions.Count; i++)
        {
            Visit(actions[i], selectable ? path : $"{path}[{i}]");
        }
    }

    public void VisitSelect(AdaptiveAction? action, string path)
    {
        if (action is not null)
        {
            Require(action is not AdaptiveShowCardAction, "select-action", path, "A ShowCard can't be a select action.");
            Visit([action], path + ".selectAction", selectable: true);
        }
    }

    private static IEnumerable<(string Key, string Path)> Repeated(IEnumerable<(string Key, string Path)> entries) => entries
        .GroupBy(entry => entry.Key, StringComparer.Ordinal)
        .SelectMany(group => group.Skip(1));

    private void Visit(AdaptiveElement element, string path)
    {
        NoteId(element.Id, path);
        switch (element)
        {
            case AdaptiveTextBlock text:
                AdaptiveTextLint.Check(this, text, path);
                if (!_inFallback)
                {
                    _texts.Add(text);
                }

                break;
            case AdaptiveRichTextBlock rich:
                AdaptiveTextLint.Check(this, rich, path);
                break;
            case AdaptiveFactSet facts:
                AdaptiveTextLint.Check(this, facts, path);
                break;
            case AdaptiveContainer container:
                Visit(container.Items, path + ".items");
                VisitSelect(container.SelectAction, path);
                RequireWordsBesideColour(container, path);
                break;
            case AdaptiveColumnSet columns:
                AdaptiveTableLint.Check(this, columns, path);
                break;
            case AdaptiveTable table:
                AdaptiveTableLint.Check(this, table, path);
                break;
            case AdaptiveCarousel carousel:
                AdaptiveTableLint.Check(this, carousel, path);
                break;
            case AdaptiveImage image:
                RequireAltText(image, path);
                break;
            case AdaptiveActionSet set:
                Visit(set.Actions, path + ".actions", selectable: false);
                break;
            case AdaptiveInput input:
                AdaptiveInputLint.Check(this, input, path);
                break;
            case AdaptiveIcon icon:
                VisitSelect(icon.SelectAction, path);
                break;
            case AdaptiveBadge badge:
                AdaptiveTextLint.Check(this, badge, path);
                break;
            case AdaptiveChart chart:
                HasChart = true;
                AdaptiveTextLint.Check(this, chart, path);
                break;
        }

        VisitFallback(element switch { AdaptiveNewerElement newer => newer.Fallback.Element, AdaptiveRatingInput rating => rating.Fallback.Element, _ => null }, path);
    }

    /// <summary>What stands in for an element obeys the same rules, but may have its id and its buttons.</summary>
    private void VisitFallback(AdaptiveElement? element, string path)
    {
        if (element is null)
        {
            return;
        }

        var outer = _inFallback;
        _inFallback = true;
        Visit(element, path + ".fallback");
        _inFallback = outer;
    }

    private void RequireAltText(AdaptiveImage image, string path)
    {
        Require(image.AltText is not null, "alt-text", path, "Say what the picture shows; an empty text if it only decorates.");
        RequireHarmless(image.AltText, path);
        Require(!string.IsNullOrWhiteSpace(image.Url), "image-url", path, "Name a URL: one image without it drops the whole card.");
        VisitSelect(image.SelectAction, path);
    }

    private void RequireWordsBesideColour(AdaptiveContainer container, string path) => Require(
        container.Style is not (AdaptiveContainerStyle.Good or AdaptiveContainerStyle.Warning or AdaptiveContainerStyle.Attention) || container.Items.Count > 0,
        "colour-alone",
        path,
        "Put words where the colour is: colour alone says nothing to some people.");

    private void Visit(AdaptiveAction action, string path)
    {
        Require(!string.IsNullOrWhiteSpace(action.Title), "action-title", path, "Say what happens, also on a select action.");
        RequireHarmless(action.Title, path);
        RequireHarmless(action.Tooltip, path);
        if (!_inFallback)
        {
            NoteId(action.Id, path);
            if (!string.IsNullOrWhiteSpace(action.Title))
            {
                _titles.Add((action.Title, path));
            }
        }

        switch (action)
        {
            case AdaptiveOpenUrlAction open:
                Require(Uri.TryCreate(open.Url, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps, "https", path, "Open https addresses only.");
                break;
            case AdaptiveShowCardAction show:
                Visit(show.Card.Body, path + ".card.body");
                Visit(show.Card.Actions, path + ".card.actions", selectable: false);
                break;
            case AdaptiveToggleVisibilityAction toggle:
                _targets.AddRange(toggle.TargetElements.Select(target => (target, path)));
                break;
            case AdaptiveResetInputsAction reset:
                _targets.AddRange((reset.TargetInputIds ?? []).Select(target => (target, path)));
                Require(reset.Fallback is not null, "newer-fallback", path, "Give an action that is newer than 1.5 a fallback.");
                break;
        }
    }
}
