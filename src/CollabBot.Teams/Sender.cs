using CollabBot.BotFramework.Activities;
using CollabBot.Core.Teams;

namespace CollabBot.Teams;

/// <summary>Who sent an activity. Only ever taken from the admitted activity, never from a card.</summary>
internal readonly record struct Sender(PersonRef Person)
{
    public TenantId Tenant => Person.Tenant;

    public PersonId Id => Person.Person;

    /// <returns>The sender, or null when the activity does not say who in which directory it was.</returns>
    public static Sender? Of(Activity activity) => activity is { TenantId: { Length: > 0 } tenant, From.AadObjectId: { Length: > 0 } person }
        ? new Sender(new PersonRef(new TenantId(tenant), new PersonId(person)))
        : null;

    public TeamRef In(TeamId team) => new(Tenant, team);
}
