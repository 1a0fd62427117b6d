using LLMeter.Native.Simulator.Dialects.OpenAi;

namespace LLMeter.Native.Simulator.Dialects;

/// <summary>The dialects that the simulator speaks. The first one answers for paths that none knows.</summary>
internal static class DialectCatalog
{
    public static readonly IDialect[] All = [new OpenAiChatDialect()];

    /// <summary>Who serves a path.</summary>
    public static IDialect Find(string path, out RouteKind route)
    {
        foreach (var dialect in All)
        {
            route = dialect.Route(path);
            if (route != RouteKind.Unknown)
            {
                return dialect;
            }
        }

        route = RouteKind.Unknown;
        return All[0];
    }
}
