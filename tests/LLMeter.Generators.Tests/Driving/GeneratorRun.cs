using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LLMeter.Generators.Tests.Driving;

/// <summary>Both generators, run over the product and some test sources. Every run proves on the way that its results are cached.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation compilation)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _);
        Compilation = compilation;
        Updated = updated;
        Result = _driver.GetRunResult();
    }

    /// <summary>The sources without what was generated.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>The sources with what was generated.</summary>
    public Compilation Updated { get; }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>What the generators found wrong, as "LLM101: text under the squiggle", in the order of the source.</summary>
    public IReadOnlyList<string> Problems =>
    [
        .. Result.Diagnostics
            .OrderBy(problem => problem.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(problem => problem.Location.SourceSpan.Start)
            .Select(problem => $"{problem.Id}: {Under(problem.Location)}"),
    ];

    /// <param name="sources">Files; they are called Subject0.cs, Subject1.cs, ...</param>
    public static GeneratorRun Over(params string[] sources)
    {
        var trees = sources.Select((source, number) => CSharpSyntaxTree.ParseText(source, Product.Parsing, $"Subject{number}.cs")).ToList();
        return Over(Product.Compilation.AddSyntaxTrees(trees));
    }

    public static GeneratorRun Over(CSharpCompilation compilation)
    {
        var run = new GeneratorRun(NewDriver(), compilation);
        Caching.AssertNothingRootsACompilation(run.Result);
        Caching.AssertAllCached(run.Again(run.Compilation.Clone()).Result);
        var unrelated = CSharpSyntaxTree.ParseText("class Elsewhere;", Product.Parsing, "Elsewhere.cs");
        Caching.AssertAllCached(run.Again(run.Compilation.AddSyntaxTrees(unrelated)).Result);
        return run;
    }

    /// <summary>The same driver after an edit: one file's text becomes another.</summary>
    public GeneratorRun Edit(int file, string source)
    {
        var old = Compilation.SyntaxTrees.Single(tree => tree.FilePath == $"Subject{file}.cs");
        return Again(Compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(source, Product.Parsing, old.FilePath)));
    }

    /// <summary>The text generated into the file of that name.</summary>
    public string Generated(string hintName) => Sources().Single(source => source.HintName == hintName).SourceText.ToString();

    public IEnumerable<GeneratedSourceResult> Sources() => Result.Results.SelectMany(result => result.GeneratedSources);

    /// <summary>Why the outputs of a step are what they are, such as Unchanged.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
    [
        .. Result.Results
            .Where(result => result.TrackedSteps.ContainsKey(step))
            .SelectMany(result => result.TrackedSteps[step])
            .SelectMany(run => run.Outputs)
            .Select(output => output.Reason),
    ];

    /// <summary>Fails on any warning or error, in the sources and in what was generated.</summary>
    public GeneratorRun AssertCompiles()
    {
        Assert.Empty(Result.Diagnostics);
        Assert.Empty(Updated.GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Warning));
        return this;
    }

    private static CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new ProjectionGenerator().AsSourceGenerator(), new EndpointGenerator().AsSourceGenerator()],
        ImmutableArray<AdditionalText>.Empty,
        Product.Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private GeneratorRun Again(CSharpCompilation compilation) => new(_driver, compilation);

    private string Under(Location location)
    {
        var tree = Compilation.SyntaxTrees.Single(tree => tree.FilePath == location.GetLineSpan().Path);
        return tree.GetText().ToString(location.SourceSpan);
    }
}
