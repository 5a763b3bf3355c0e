#!/usr/bin/env sh
# Deploys one parameter set into a resource group that is there: what the service needs, its image, and the service.
#
#   sh infra/deploy.sh RESOURCE_GROUP dev|production|uk-public-sector
#
# Needs the Azure CLI, signed in as somebody who is Owner of the group (it gives roles). Safe to repeat; the image is made from the last commit.
set -eu
cd "$(dirname "$0")/.."
group=${1:?'Name the resource group.'}
set=${2:?'Name the parameter set: dev, production or uk-public-sector.'}
[ -f "infra/$set.bicepparam" ] || { echo "There is no infra/$set.bicepparam." >&2; exit 2; }

deploy() { az deployment group create -g "$group" -n collabbot -p "infra/$set.bicepparam" --query "properties.outputs.$1.value" -o tsv; }

unset COLLABBOT_IMAGE
registry=$(deploy AZURE_CONTAINER_REGISTRY_ENDPOINT)

# From the last commit and nothing that lies around.
version=$(git show -s --format=%cd --date=format:%Y.%m.%d-%H%M%S)
context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT
git archive HEAD global.json Directory.Build.props Directory.Packages.props .editorconfig src manifest infra/Dockerfile | tar -x -C "$context"
az acr build -r "${registry%%.*}" -t "collabbot:$version" -f "$context/infra/Dockerfile" "$context"

COLLABBOT_IMAGE="$registry/collabbot:$version"
export COLLABBOT_IMAGE
echo "The bot is at $(deploy BOT_ENDPOINT)"
az deployment group show -g "$group" -n collabbot --query properties.outputs -o table
