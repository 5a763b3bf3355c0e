using CollabBot.BotFramework;
using CollabBot.BotFramework.Dialogs;
using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Administration;
using CollabBot.Teams.Ahead;
using CollabBot.Teams.Comments;
using CollabBot.Teams.Delivery;
using CollabBot.Teams.Digests;
using CollabBot.Teams.Kits;
using CollabBot.Teams.Loop;
using CollabBot.Teams.Nudges;
using CollabBot.Teams.OwnData;
using CollabBot.Teams.Pulses;
using CollabBot.Teams.Shifts;
using CollabBot.Teams.Spanners;
using CollabBot.Teams.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CollabBot.Teams;

/// <summary>Wires the edge to Teams into a host.</summary>
public static class TeamsServices
{
    /// <summary>Registers the bot, its chat and its roster. Needs what Core and the store register.</summary>
    public static IServiceCollection AddTeams(this IServiceCollection services)
    {
        services.AddBotFramework();
        services.AddSingleton<Conversations>();
        services.AddSingleton<TeamsRoster>();
        services.AddSingleton<IRoster>(provider => provider.GetRequiredService<TeamsRoster>());
        services.AddSingleton<IChat, TeamsChat>();
        services.AddSingleton<Installations>();

        services.AddSingleton<PulseActions>();
        services.AddSingleton<PauseActions>();
        services.TryAddSingleton(ReportingLine.WithoutLink);
        services.AddSingleton<CommentActions>();
        services.AddSingleton<AttentionActions>();
        services.AddSingleton<DigestActions>();
        services.AddSingleton<NudgeActions>();
        services.AddSingleton<TypedNudges>();
        services.AddSingleton<KitActions>();
        services.AddSingleton<TypedKits>();
        services.AddSingleton<KitDialogs>();
        services.AddSingleton<TypedWays>();
        services.AddSingleton<SpannerActions>();
        services.TryAddSingleton(ComplaintContact.Unknown);
        services.AddSingleton<OwnDataActions>();
        services.AddSingleton<ReplyActions>();
        services.AddSingleton<NoticedActions>();
        services.AddSingleton<ShowAhead>();
        services.AddSingleton<SetUpActions>();
        services.AddSingleton<CalendarActions>();
        services.AddSingleton<MoreActions>();
        services.AddSingleton<ChangeSetting>();
        services.AddSingleton<AdminActions>();
        services.AddSingleton<AdminDialogs>();
        services.AddSingleton<TypedTenant>();
        services.AddSingleton<CardDispatcher>();

        services.AddSingleton<TypedAnswers>();
        services.AddSingleton<TypedOwnAnswers>();
        services.AddSingleton<TypedPauses>();
        services.AddSingleton<TypedQuiet>();
        services.AddSingleton<TypedLanguage>();
        services.AddSingleton(OfferedLanguages.Shipped);
        services.AddSingleton<SpokenLanguages>();
        services.AddSingleton<TypedComments>();
        services.AddSingleton<TypedSummary>();
        services.AddSingleton<TypedDigests>();
        services.AddSingleton<TeamDialogs>();
        services.AddSingleton<ReplyDialogs>();
        services.AddSingleton<IDialogStateStore, DialogStates>();
        services.AddSingleton(new DialogTexts { CancelWords = ["cancel", "quit"], Help = () => HelpTexts.Help });
        services.AddSingleton<IDialogInterruption, HelpAndCancel>();
        services.AddSingleton(provider => new DialogSet([.. provider.GetRequiredService<TeamDialogs>().Create(), .. provider.GetRequiredService<ReplyDialogs>().Create(), .. provider.GetRequiredService<KitDialogs>().Create(), .. provider.GetRequiredService<TypedWays>().Create(), .. provider.GetRequiredService<AdminDialogs>().Create()]));
        services.AddSingleton<DialogRunner>();
        services.AddSingleton<TextCommands>();

        services.AddSingleton<IBot, TeamsBot>();
        return services;
    }
}
