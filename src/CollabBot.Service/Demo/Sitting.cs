using CollabBot.Core.Practice;

namespace CollabBot.Service.Demo;

/// <summary>One person answering one pulse: reads each question off the card, and taps or types the answer.</summary>
internal sealed class Sitting(Visit visit, TeamsClient client, ConnectorDouble connector)
{
    private readonly Dictionary<PracticeArea, int?> _answers = [];

    public MadePerson Person => visit.Person;

    /// <summary>The newest acknowledged answer for each area, keyed; null when it was passed over.</summary>
    public IReadOnlyDictionary<PracticeArea, int?> Answers => _answers;

    /// <summary>How many times the bot acknowledged an answer, those replaced later included.</summary>
    public int Acknowledged { get; private set; }

    public bool IsTyped => visit.IsTyped;

    /// <summary>The first question as this person saw it.</summary>
    public CardOnScreen? Question { get; private set; }

    /// <summary>What this person saw at the end; null for one who went away before it.</summary>
    public CardOnScreen? ThankYou { get; private set; }

    /// <param name="card">The card that the bot sent this person.</param>
    public async Task PlayAsync(CardOnScreen card, CancellationToken cancellationToken)
    {
        Question = card;
        if (visit.Reconsidered is not { } area)
        {
            ThankYou = await AnswerAllAsync(card, visit.Answers, mayLeave: true, cancellationToken);
            return;
        }

        var atFirst = new Dictionary<PracticeArea, int?>(visit.Answers) { [area] = visit.Answers[area] is < ResponseScale.Points and { } value ? value + 1 : ResponseScale.Points - 1 };
        var through = await AnswerAllAsync(card, atFirst, mayLeave: false, cancellationToken);
        var change = through?.ButtonFor(Verbs.ShowQuestion) ?? throw new DemoFailedException("The last card offers no way back to the answers.");
        var again = await client.PressAsync(Person, through, change, NothingFilledIn, cancellationToken) ?? throw new DemoFailedException("The bot did not show the questions again.");
        ThankYou = await AnswerAllAsync(again, visit.Answers, mayLeave: false, cancellationToken);
    }

    private static IReadOnlyDictionary<string, string> NothingFilledIn { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <returns>The card at the end; null when the person leaves with only an area ahead that they leave out.</returns>
    private async Task<CardOnScreen?> AnswerAllAsync(CardOnScreen card, IReadOnlyDictionary<PracticeArea, int?> answers, bool mayLeave, CancellationToken cancellationToken)
    {
        while (ItemOn(card) is { } item)
        {
            var keyed = answers[item.Area];
            if (mayLeave && keyed is null && answers.All(answer => answer.Value is null || _answers.ContainsKey(answer.Key)))
            {
                return null;
            }

            var next = visit.IsTyped ? await TypeAsync(item, keyed, cancellationToken) : await TapAsync(card, item, keyed, cancellationToken);
            card = next is not null && IsAcknowledgement(next) ? next : throw new DemoFailedException("The bot did not acknowledge an answer.");
            _answers[item.Area] = keyed;
            Acknowledged++;
        }

        return card;
    }

    private async Task<CardOnScreen?> TapAsync(CardOnScreen card, Item item, int? keyed, CancellationToken cancellationToken)
    {
        var label = keyed is { } value ? item.Scale.Label(item.Keyed(value)) : null;
        var button = card.Buttons.FirstOrDefault(button => CardOnScreen.Text(button, "verb") == Verbs.Answer
            && CardOnScreen.Text(button, "title") is { } title
            && (label is null ? !item.Scale.Labels.Contains(title) : title == label));
        return await client.PressAsync(Person, card, button ?? throw new DemoFailedException("A question card lacks an answer."), NothingFilledIn, cancellationToken);
    }

    private async Task<CardOnScreen?> TypeAsync(Item item, int? keyed, CancellationToken cancellationToken)
    {
        var text = keyed switch
        {
            null => "skip",
            { } value when visit.WritesWords => item.Scale.Label(item.Keyed(value)).ToLowerInvariant(),
            { } value => item.Keyed(value).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        await client.WriteAsync(Person, text, cancellationToken);
        return connector.TakePosted().LastOrDefault(posted => posted.To == Person) is { } reply ? CardOnScreen.Of(reply.Activity) : null;
    }

    /// <summary>Keyed and given answer change into each other by the same rule, so <see cref="Item.Keyed"/> serves both ways.</summary>
    private static Item? ItemOn(CardOnScreen card) => card.ButtonFor(Verbs.Answer) is null
        ? null
        : ItemBank.Shipped.Items.FirstOrDefault(item => card.Texts.Contains(item.Text)) ?? throw new DemoFailedException("A question card holds no question of the item bank.");

    private static bool IsAcknowledgement(CardOnScreen card) => card.ButtonFor(Verbs.Answer) is not null || card.ButtonFor(Verbs.ShowQuestion) is not null;
}
