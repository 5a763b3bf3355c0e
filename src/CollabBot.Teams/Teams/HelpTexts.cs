using CollabBot.Core.Comments;
using CollabBot.Core.Privacy;
using CollabBot.Languages;

namespace CollabBot.Teams.Teams;

/// <summary>What the bot says about itself when it is asked.</summary>
internal static class HelpTexts
{
    public static string Help => Phrase.Of("""
        You can write to me here:

        - **pulse**: answer, or change your answers, while a pulse is open. You can tap or type: a label such as *often*, a number from 1 (lowest) to 5 (highest), *skip*, or *back*
        - **my answers**: see what you have answered; **withdraw**: destroy it, while the pulse is open
        - **comment**: add a few words on an area, where your team takes comments; **my comments**: see them; **withdraw comments**: destroy them, until the sweep ends
        - **nudges**: all the small steps that I may suggest, by area; **nudge**: the one I suggested last, and how to reply
        - **kit**: two questions and a plan for ten minutes, for your next team meeting; **kit trust**, or another area: that one
        - **areas**: how the eight areas hang together, and what you were told of each last
        - **ways**: where your team is on its way of working together, and a small step to read
        - **connect**: for people who work with partners: something small once a fortnight, if you like; **not for me**: not that step again
        - **noticed yes**, **noticed partly**, **noticed no**: say whether you noticed what a leader said they would do, while your team is asked
        - **privacy**: who sees what
        - **why**: why you are asked this question, and what is kept of your answer
        - **pause**, **pause for 2 weeks**, **away until 3 March**: be left alone for a while; **resume**: be asked again sooner
        - **quiet**: hours in which I send you nothing; or at once **quiet 18:00 to 09:00**, **quiet off**
        - **stop**: be asked no more; **start**: be asked again
        - **budget**: how much I have written to you this week; **budget 2**: how much I may
        - **language**: in which I write to you
        - **my data**: what I hold about you, and for how long
        - **object**: be asked no more in any team; **erase my data**: have it erased, after I have told you what that means
        - **complain**: whom to turn to about what is done with your data
        - **summary**: the newest result, where it is not posted to the channel

        If you lead a team:

        - **digest**: what was told of your teams last; **digest friday 16:00**: when the weekly digest comes
        - **kit post**, **kit post trust**: put a kit in your team's channel

        If you look after a team:

        - **settings**: when and what I ask, where the summary goes, who leads; days off, reminder, small steps, comments
        - or one setting at a time: **every week**, **every 3 weeks**, **monthly**, **questions 4**, **threshold 6**
        - **admins**: who looks after the team; **admin add** or **admin remove** and a name
        - **decisions**: what was decided about the team, by whom and when
        - **calendar**: the days on which I leave your team alone; **holidays scotland**, **day off 24 December: inset day**, **days off 21 July to 31 August**, **working days mon tue thu**
        - **pause team until 3 March**; **resume team**
        - **plan**: the next 12 weeks: when I ask what, how much I write, what would be visible
        - **team language** and its name: in which I write to the team
        - **reminder off** and **reminder on**: whether I remind once in a pulse; on unless you say so
        - **ask now** and **close now**: do not wait for the clock
        - **not reached**: why I cannot reach somebody, and what helps
        - **nudges on** and **nudges off**: whether I suggest small steps; on unless you say so
        - **heard**, **will do** and what, **cannot because** and why: reply to your newest digest; your team reads it
        - **comments on** and **comments off**: whether people may comment; off unless you say so

        If you administer me for your organisation:

        - **teams**: those that have me, and whether they are set up; **look after** and a name: change its settings
        - **stop everything**: ask and send nothing in any team; **resume everything**
        """);

    public static string InChannel => Phrase.Of("Write to me in our private chat: answers belong there. In a channel I understand **help** and **ways**, and from an admin **ask now** and **close now**.");

    public static string NotUnderstood => Phrase.Of("I did not understand that. Write **help** to see what I understand.");

    public static string NoOpenPulse => Phrase.Of("No pulse is open for you just now. I write to you here when there is one.");

    public static string NothingToWithdraw => Phrase.Of("No pulse is open for you just now, so I hold no answer of yours: when a pulse closes, answers are counted and destroyed.");

    public static string Through => Phrase.Of("You have answered everything in this pulse. Write **pulse** to see it, and to change your answers while it is open.");

    public static string NobodyIKnow => Phrase.Of("I cannot tell from your message who you are in your organisation's directory, so I can do nothing for you here. Please sign in to Teams with your work account and try again.");

    public static string Privacy => Phrase.Of($"""
        **Who sees what**

        - Each answer is sealed under a key that exists only while the pulse is open. When it closes, answers are counted and the key is destroyed. From then on nobody can tell who said what: not your leader, not an admin, not the people who run this bot.
        - What is shown is a level for each area, to the team and its leaders alike and to nobody else, and only when at least {ReleaseThreshold.Floor} people answered it, at least {ReleaseThreshold.Floor - 1} of them not leaders. Fewer answers are deleted.
        - Comments are off unless an admin turns them on. They are held, sealed, until a sweep ends, and shown to those who receive the digest only if {CommentPromise.Floor} or more people answered in the area and {CommentPromise.FewestComments} or more commented; in an order drawn by chance, without name or date. Else they are deleted.
        - Nobody gets a list of who answered and who did not; there is none. I remind once, by looking for envelopes that are still empty. The reminder stays in your chat like any message.
        - What you *type* stays in this chat's history in Teams, as everything you type does. Tapping leaves no such trace.
        - No protection is perfect in a small team: whoever knows the others well may guess. So I round, clip and say little.

        Write **pause** to be left alone for a while, **stop** to be asked no more. Nobody is told.
        """);
}
