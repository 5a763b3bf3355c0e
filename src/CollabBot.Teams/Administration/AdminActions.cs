using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.BotFramework.Connector;
using CollabBot.Core.Administration;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Teams;

namespace CollabBot.Teams.Administration;

/// <summary>What the buttons and the words do by which somebody names who looks after a team. Who may is judged anew each time.</summary>
internal sealed class AdminActions(TeamRegistry teams, AppointAdmins appoint, TeamsRoster roster)
{
    public async Task<CardAnswer> HandleAsync(string verb, Sender sender, CardData data, CancellationToken cancellationToken)
    {
        if (data.Id(CardActions.Team) is not { } id || await teams.FindAsync(sender.In(new TeamId(id)), cancellationToken) is not { } team || !team.Lets(sender.Id, Operation.AppointAdmins))
        {
            return new CardAnswer.Notice(SetUpTexts.NotAdmin);
        }

        try
        {
            var people = await roster.NamesAsync(team.Ref, cancellationToken);
            var chosen = Chosen(data) ?? team.Admins;
            if (verb is CardActions.AdminsOpen)
            {
                return new CardAnswer.Replaced(AdminCards.Choose(team, people, chosen, problem: null, data.Text(CardActions.Find)?.Trim()));
            }

            return await appoint.HandleAsync(team.Ref, sender.Id, chosen, cancellationToken) switch
            {
                AppointAdminsOutcome.Saved saved => new CardAnswer.Replaced(SavedCard(saved.Team, people)),
                var refused and (AppointAdminsOutcome.WrongNumber or AppointAdminsOutcome.NotInTeam) => new CardAnswer.Replaced(AdminCards.Choose(team, people, chosen, AdminTexts.Of(refused), find: null)),
                var refused => new CardAnswer.Notice(AdminTexts.Of(refused)),
            };
        }
        catch (ConnectorException)
        {
            return new CardAnswer.Notice(AdminTexts.CannotRead);
        }
    }

    /// <param name="wish">What was typed.</param>
    /// <returns>What to say.</returns>
    public async Task<OutboundActivity> HandleAsync(Team team, PersonId by, TypedAdmins wish, CancellationToken cancellationToken)
    {
        try
        {
            var people = await roster.NamesAsync(team.Ref, cancellationToken);
            if (wish is TypedAdmins.Show)
            {
                return Sent(AdminCards.Choose(team, people, team.Admins, problem: null, find: null));
            }

            var (name, isNew) = wish is TypedAdmins.Add add ? (add.Name, true) : (((TypedAdmins.Remove)wish).Name, false);
            var named = people.Where(person => string.Equals(person.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
            if (named is not [var (person, _)])
            {
                return OutboundActivity.FromText(named is []
                    ? Phrase.Of($"Admins: \"{AdaptiveText.Escape(name)}\" is nobody's name in this team. Write the whole name as Teams shows it, or **admins** to choose from a list. Nothing was changed.")
                    : Phrase.Of($"Admins: more than one person in this team is called \"{AdaptiveText.Escape(name)}\". Write **admins** to choose from a list. Nothing was changed."));
            }

            return await appoint.HandleAsync(team.Ref, by, [.. team.Admins.Where(admin => admin != person), .. isNew ? [person] : (ReadOnlySpan<PersonId>)[]], cancellationToken) switch
            {
                AppointAdminsOutcome.Saved saved => Sent(SavedCard(saved.Team, people)),
                var refused => OutboundActivity.FromText(AdminTexts.Of(refused)),
            };
        }
        catch (ConnectorException)
        {
            return OutboundActivity.FromText(AdminTexts.CannotRead);
        }
    }

    private static OutboundActivity Sent(AdaptiveCard card) => OutboundActivity.FromCard(card, card.FallbackText);

    private static AdaptiveCard SavedCard(Team team, IReadOnlyList<(PersonId Id, string Name)> people) =>
        AdminCards.Saved(team, [.. team.Admins.Select(admin => people.FirstOrDefault(person => person.Id == admin).Name ?? Phrase.Of("somebody who is not in the team"))]);

    /// <returns>Null when the card carries no choice at all.</returns>
    private static PersonId[]? Chosen(CardData data) => !data.Has(CardActions.Admins) ? null
        : [.. (data.Text(CardActions.Admins) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(id => new PersonId(id)).Distinct()];
}
