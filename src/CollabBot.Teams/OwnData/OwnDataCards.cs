using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.OwnData;
using CollabBot.Core.Retention;
using CollabBot.Languages;
using CollabBot.Teams.Administration;

namespace CollabBot.Teams.OwnData;

/// <summary>What somebody is shown of their own data, and asked before it is erased. In their own chat, and nowhere else.</summary>
internal static class OwnDataCards
{
    private static string Only => Phrase.Of("Only you can see this");
    private const int MostTeams = 12;

    private static string InTeams => Phrase.Of("What I wrote to you, and what you typed to me, stays in this chat in Teams. I cannot delete it: your organisation's rules for Teams hold there.");

    private static string NotHeld =>
        Phrase.Of("I hold no name and no e-mail address of yours, no list of who answered, and no answer once its pulse has closed: then answers are counted and their key is destroyed. I keep no complaint, and nothing of what you think over a question to yourself.");

    private static string WhatGoes =>
        Phrase.Of("What goes now: your answers in pulses that are open, comments that are held, what you said to a step or to a question to the team while it is open, your quiet hours, your budget, what you asked for as somebody who works with partners, your place in the teams' lists of members, and where our chat can be reached.");

    private static string Article11 =>
        Phrase.Of("Before a pulse closes this works fully. After it Article 11 of the UK GDPR applies: the link is destroyed, and we cannot find the rows that were yours; a released result does not change.");

    private static string PlansStay =>
        Phrase.Of("Plans of pulses that have closed name whom they asked, for 30 days after closing and while their sweep goes on; then they name nobody.");

    private static string EntryStays =>
        Phrase.Of("One entry stays: that you are not to be asked, for without it I would ask you again. A team's roster, and the log of what admins decided, name people as your organisation does. What you said to a team as its leader stays with it, without your name; rounds keep to whom they promised the digest, as long as their result.");

    private static string[] WhatStays => [Article11, PlansStay, EntryStays];

    private static string NewTeams => Phrase.Of("In a team that adds me later I know nothing of this, and may ask you: then write object again.");

    /// <summary>What is held.</summary>
    public static AdaptiveCard Of(OwnDataView view) => new()
    {
        Lang = CardText.Language,
        FallbackText = string.Join(" ", [Phrase.Of("What I hold about you."), .. Lines(view), .. view.Teams.Take(MostTeams).Select(team => $"{AdaptiveText.Plain(NameOf(team))}: {StateOf(team)}"), InTeams, NotHeld, Phrase.Of("Write my answers, withdraw, my comments, pause, quiet, budget, object, erase my data or complain.")]),
        Body =
        [
            AdaptiveTextBlock.Heading($"What I hold about you"),
            CardText.Under(Only),
            .. view.IsEmpty ? [] : Teams(view),
            .. Lines(view).Select(line => CardText.Plain(Ours(line))),
            CardText.Plain(Ours(InTeams)),
            CardText.Section($"What I do not hold", Ours(NotHeld)),
            AdaptiveTextBlock.Heading($"How long it is kept", AdaptiveTextSize.Default),
            .. DataInventory.ToldToPeople.Select(row => CardText.Quiet(Ours($"{Sentence(Phrase.OfData(row.Name))}: {Phrase.OfData(row.Kept)}.")) with { Spacing = AdaptiveSpacing.Small }),
            CardText.Foot($"Write **my answers** to see and change them, **withdraw** to destroy them, **my comments**, **pause**, **quiet** or **budget**. Or **object**, **erase my data** and **complain**."),
        ],
        Actions = [Act(Phrase.Of("Ask me no more"), CardActions.OwnDataObject), Act(Phrase.Of("Erase my data"), CardActions.OwnDataErase), Act(Phrase.Of("Complain"), CardActions.OwnDataComplain)],
    };

    /// <summary>Before anything is erased: what goes, what cannot go, and what it means for a team that they lead or administer.</summary>
    public static AdaptiveCard Asking(OwnDataView view) => new()
    {
        Lang = CardText.Language,
        FallbackText = string.Join(" ", [Phrase.Of("Erase your data?"), WhatGoes, .. WhatStays, .. Roles(view, name => AdaptiveText.Plain(name)), NewTeams, Phrase.Of("Nothing has been erased yet. Write erase my data now to go on.")]),
        Body =
        [
            AdaptiveTextBlock.Heading($"Erase your data?"),
            CardText.Under(Only),
            .. Roles(view, name => AdaptiveText.Escape(name)).Select(role => new AdaptiveTextBlock { Text = Ours(role), Color = AdaptiveTextColor.Attention }),
            CardText.Plain(Ours(WhatGoes)),
            AdaptiveTextBlock.Heading($"What cannot go", AdaptiveTextSize.Default),
            .. WhatStays.Select(words => CardText.Plain(Ours(words))),
            CardText.Quiet(Ours(NewTeams)),
            CardText.Foot($"Nothing has been erased yet. Press the button, or write **erase my data now**. It cannot be undone."),
        ],
        Actions = [Act(Phrase.Of("Erase it now"), CardActions.OwnDataEraseNow) with { Style = AdaptiveActionStyle.Destructive }, Act(Phrase.Of("Only ask me no more"), CardActions.OwnDataObject), Act(Phrase.Of("Keep everything"), CardActions.OwnData)],
    };

    public static AdaptiveCard Erased(ErasedData erased)
    {
        var open = erased.Withdrawn == 0
            ? Phrase.Of("No pulse was open for you.")
            : Phrase.Counted(erased.Withdrawn, $"In the pulse that was open for you no answer of yours is left.", $"In the {erased.Withdrawn} pulses that were open for you no answer of yours is left.");
        return Note(
            Phrase.Of("Your data is erased"),
            Phrase.Of($"{open} {AskedNoMore(erased.Teams)} Nobody was told. If you write to me again I note again where our chat can be reached."),
            Phrase.Of("Write start to be asked again, complain if something is not as it should be."));
    }

    public static AdaptiveCard Objected(IReadOnlyList<string?> teams) => Note(
        Phrase.Of("I ask you no more"),
        Phrase.Of($"{AskedNoMore(teams)} Nobody was told. What you have answered in an open pulse still counts; write withdraw to destroy it. {NewTeams}"),
        Phrase.Of("Write start to be asked again, my data to see what I hold."));

    public static AdaptiveCard Complaint(ComplaintContact contact) => new()
    {
        Lang = CardText.Language,
        FallbackText = string.Join(" ", [Phrase.Of("Complain about what is done with your data."), AdaptiveText.Plain(contact.Page is { } page ? Phrase.Of($"Use the page that your organisation has for it: {page.AbsoluteUri}") : contact.Text), Acknowledged, Regulator, NotHere]),
        Body =
        [
            AdaptiveTextBlock.Heading($"Complain about what is done with your data"),
            CardText.Under(Only),
            CardText.Plain($"{contact.Text}"),
            CardText.Plain(Ours(Acknowledged)),
            CardText.Plain(Ours(Regulator)),
            CardText.Foot(Ours(NotHere)),
        ],
        Actions = [.. contact.Actions, new AdaptiveOpenUrlAction { Title = Phrase.Of("The regulator's page"), Url = RegulatorsPage }, Act(Phrase.Of("What I hold about you"), CardActions.OwnData)],
    };

    private static string Acknowledged => Phrase.Of("Your organisation has to make complaining easy and to acknowledge yours within 30 days (Data (Use and Access) Act 2025, from 19 June 2026).");
    private static string Regulator => Phrase.Of("You can also turn to the independent regulator, the Information Commissioner's Office, telephone 0303 123 1113. It asks as a rule that you complain to your organisation first.");
    private const string RegulatorsPage = "https://ico.org.uk/make-a-complaint/";
    private static string NotHere => Phrase.Of("Do not write your complaint to me: I keep none, and pass none on.");

    private static IEnumerable<AdaptiveElement> Teams(OwnDataView view)
    {
        foreach (var team in view.Teams.Take(MostTeams))
        {
            yield return CardText.Section($"{NameOf(team)}", Ours(StateOf(team)));
        }

        if (view.Teams.Count > MostTeams)
        {
            yield return CardText.Quiet(AdaptiveText.Counted(view.Teams.Count - MostTeams, $"And {view.Teams.Count - MostTeams} more team.", $"And {view.Teams.Count - MostTeams} more teams."));
        }
    }

    private static IEnumerable<string> Lines(OwnDataView view)
    {
        if (view.IsEmpty)
        {
            yield return Phrase.Of("Nothing but where this chat can be reached, so that I can answer you here.");
            yield break;
        }

        yield return view.OpenPulses == 0
            ? Phrase.Of("No pulse is open for you, so I hold no answer of yours.")
            : Phrase.Of($"{Answers(view.OpenAnswers)} of yours in {OpenPulses(view.OpenPulses)}, sealed; you can see, change and withdraw them.");
        yield return view.Comments == 0 ? Phrase.Of("No comment of yours is held.") : Phrase.Counted(
                view.Comments,
                $"{view.Comments} comment of yours, sealed until the sweep ends; you can see, change and withdraw them.",
                $"{view.Comments} comments of yours, sealed until the sweep ends; you can see, change and withdraw them.");
        yield return Phrase.Of($"{Messages(view.Messages)} that I sent you or put off in these weeks; you allow {Messages(view.Cap)} a week.");
        yield return view.Quiet is { } quiet ? Phrase.Of($"Your quiet hours: {CardText.Time(quiet.From)} to {CardText.Time(quiet.To)}.") : Phrase.Of("No quiet hours of your own.");
        if (view.Connects)
        {
            yield return Phrase.Of("That you want something small as somebody who works with partners, and which steps you were sent.");
        }

        if (view.IsUnreachable)
        {
            yield return Phrase.Of("That nothing I sent reached you, until I hear from you.");
        }

        yield return Phrase.Of("Where this chat can be reached, and that I have greeted you.");
    }

    /// <summary>What it means for teams that they lead or administer.</summary>
    /// <param name="shown">Makes a team's name fit for where it is shown.</param>
    private static IEnumerable<string> Roles(OwnDataView view, Func<string, string> shown)
    {
        foreach (var team in view.Teams.Where(team => !team.IsRemoved))
        {
            if (team.Leads)
            {
                yield return Phrase.Of($"You lead {shown(NameOf(team))}: you will receive no digest of it any more, and an admin has to name somebody else.");
            }

            if (team.IsOnlyAdmin)
            {
                yield return Phrase.Of($"You are the only admin of {shown(NameOf(team))}: nobody could change its settings any more. To name somebody else first, write admins.");
            }
            else if (team.Administers)
            {
                yield return Phrase.Of($"You administer {shown(NameOf(team))}: you would not do so any more.");
            }
        }
    }

    private static string StateOf(OwnTeam team) => string.Join(
        " ",
        [
            team switch
            {
                { IsRemoved: true } => Phrase.Of("I was removed from it; what I know of it goes three months after."),
                { OptedOut: true } => Phrase.Of("You are not to be asked."),
                { PausedUntil: { } day } => Phrase.Of($"You pause until {CardText.Day(day)}."),
                { Since: not null } => Phrase.Of("I ask you."),
                _ => Phrase.Of("You are on no list of its members."),
            },
            .. team.Leads ? [Phrase.Of("You lead it.")] : (IEnumerable<string>)[],
            .. team.Administers ? [Phrase.Of("You administer it.")] : (IEnumerable<string>)[],
            .. team.Since is { } since ? [Phrase.Of($"First seen in it on {CalendarTexts.Day(since)}.")] : (IEnumerable<string>)[],
        ]);

    private static string AskedNoMore(IReadOnlyList<string?> teams) => teams switch
    {
        [] => Phrase.Of("I know of no team in which I would ask you."),
        [var only] => Phrase.Of($"I ask you no more in {CardText.Name(only) ?? Phrase.Of("your team")}."),
        _ => Phrase.Counted(teams.Count, $"I ask you no more in {teams.Count} team.", $"I ask you no more in {teams.Count} teams."),
    };

    private static string NameOf(OwnTeam team) => CardText.Name(team.Name) ?? Phrase.Of("A team whose name I do not know");

    private static string Answers(int count) => Phrase.Counted(count, $"{count} answer", $"{count} answers");

    private static string OpenPulses(int count) => Phrase.Counted(count, $"{count} open pulse", $"{count} open pulses");

    private static string Messages(int count) => Phrase.Counted(count, $"{count} message", $"{count} messages");

    private static string Sentence(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static AdaptiveCard Note(string title, string text, string whatToDo) => Pulses.PulseCards.Note(title, text, whatToDo);

    /// <summary>Words of ours, in which nobody else's stand but such as are escaped already.</summary>
    private static AdaptiveText Ours(string words)
    {
        var text = new AdaptiveText(0, 0);
        text.AppendTold(words);
        return text;
    }

    private static AdaptiveExecuteAction Act(string title, string verb) => new() { Title = title, Verb = verb, Data = new JsonObject { ["v"] = 1 } };
}
